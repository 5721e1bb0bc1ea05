#!/usr/bin/env python3
"""Reads calendar.ics with ical.js, ical4j and libical: each gives the instants over 26 months that python-dateutil and
zoneinfo give for the 200 rules, but for the faults of theirs that are named here. `tests/run readers` builds the readers.

Where a difference has a name, it has to be there: a reader that is mended fails this until its name is taken out.
"""

import json
import pathlib
import subprocess
import sys
import zoneinfo
from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "vectors"))

import make_occurrences as oracle  # noqa: E402, zone data are those of the package from here on
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY  # noqa: E402

VECTORS = HERE.parent / "vectors"
BUILT = HERE.parents[1] / "target/readers"
WINDOWS = BUILT / "windows"
MONTHS = timedelta(days=791)
NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}

READERS = {
    "ical.js 2.2.1": ["node", BUILT / "read.mjs"],
    "ical4j 4.4.0": ["java", "-cp", f"{BUILT}/java/*", HERE / "Read.java"],
    "libical 3.0.16": [BUILT / "read"],
}


def as_dateutil(told, start, times):
    """What the core is told about a rule, for dateutil."""
    if told == "once":
        return {"freq": DAILY, "count": len(times)}
    (kind, fields), = told.items()
    same = {"interval": fields["interval"]}
    if kind == "daily":
        return same | {"freq": DAILY}
    if kind == "weekly":
        days = [oracle.WEEKDAYS[NAMES.index(day)] for day in fields["weekdays"]]
        return same | {"freq": WEEKLY, "byweekday": days, "wkst": oracle.MO}
    if kind == "monthly_by_day":
        return same | {"freq": MONTHLY} | oracle.clamped(fields["day"])
    if kind == "monthly_by_weekday":
        weekday = oracle.WEEKDAYS[NAMES.index(fields["weekday"])]
        return same | {"freq": MONTHLY, "byweekday": weekday(NTH[fields["which"]])}
    return same | {"freq": YEARLY, "bymonth": start.month} | oracle.clamped(start.day)


def expected(case):
    """The minutes at which a rule comes within 26 months of its first day, each with its civil time."""
    zone, start = zoneinfo.ZoneInfo(case["zone"]), date.fromisoformat(case["start"])
    times = [int(text[:2]) * 60 + int(text[3:]) for text in case["times"]]
    first = datetime.combine(start, time())
    same = as_dateutil(case["schedule"], start, times)
    civil = oracle.civil_times(same, start, times, case["end"], first, first + MONTHS + timedelta(days=2))
    found = {int(oracle.instant(one, zone).timestamp()) // 60: one for one in civil}
    low = int(first.replace(tzinfo=timezone.utc).timestamp()) // 60 - 1_440
    high = low + int(MONTHS.total_seconds()) // 60
    return low, high, {minute: one for minute, one in found.items() if low <= minute < high}


def offsets(civil, zone):
    """Minutes east of UTC before and after a change of the clocks at this civil time; the same where there is none."""
    return [int(civil.replace(tzinfo=zone, fold=fold).utcoffset().total_seconds()) // 60 for fold in (0, 1)]


SECOND = "takes the second of an hour that comes twice"
BACK = "sets a time that is skipped back instead of forward"
NEAR = "moves a time within a month of a day that skips it, too"
INTERVAL = "passes over INTERVAL beside BYMONTH"

# What each is known to do. Ebb avoids what can be avoided: no rule but "the 29th of every 5 months" needs both.
FAULTS = {
    "ical.js 2.2.1": {SECOND, BACK, INTERVAL},
    "ical4j 4.4.0": {SECOND},
    "libical 3.0.16": {SECOND, NEAR},
}


def named(case, right, found):
    """The faults by which what was found differs from what is right, and the minutes that none explains."""
    zone, faults = zoneinfo.ZoneInfo(case["zone"]), set()
    lacks, adds = set(right) - found, found - set(right)
    for minute in sorted(lacks):
        early, late = offsets(right[minute], zone)
        moved = abs(early - late)
        days = (right[minute] + timedelta(days=day) for day in range(-31, 32))
        near = any(first < then for first, then in (offsets(day, zone) for day in days))
        for fault, holds, by in ((SECOND, early > late, moved), (BACK, early < late, -moved), (NEAR, near, 60)):
            # It may fall on another time of the same rule.
            if holds and minute + by in found:
                faults.add(fault)
                lacks, adds = lacks - {minute}, adds - {minute + by}
                break
    fields = case["schedule"].get("monthly_by_day", {}) if isinstance(case["schedule"], dict) else {}
    if adds and fields.get("day") == 29 and 12 % fields["interval"] != 0:
        faults.add(INTERVAL)
        adds = set()
    return faults, lacks | adds


def main():
    cases = [case for case in json.loads((VECTORS / "occurrences.json").read_text())["rules"] if case["at"]][:200]
    uids = [line[4:40] for line in (VECTORS / "calendar.ics").read_text().splitlines() if line.startswith("UID:")]
    rules = list(dict.fromkeys(uids))
    assert len(rules) == len(cases)
    wanted = dict(zip(rules, map(expected, cases)))
    WINDOWS.write_text("".join(f"{rule} {low} {high}\n" for rule, (low, high, _) in wanted.items()))
    for reader, command in READERS.items():
        out = subprocess.run([*command, VECTORS / "calendar.ics", WINDOWS], check=True, capture_output=True, text=True)
        found = defaultdict(set)
        for line in out.stdout.splitlines():
            uid, minute = line.split(" ")
            found[uid[:36]].add(int(minute))
        instants, differ, faults = 0, 0, set()
        for rule, case in zip(rules, cases):
            right = wanted[rule][2]
            names, unexplained = named(case, right, found[rule])
            assert not unexplained, (reader, case, sorted(unexplained)[:5])
            instants, faults = instants + len(right), faults | names
            differ += len(set(right) ^ found[rule])
        assert faults == FAULTS[reader], (reader, faults ^ FAULTS[reader])
        print(f"{reader}: {len(rules)} rules, {instants} instants, {differ} others by {len(faults)} known faults")


if __name__ == "__main__":
    main()
