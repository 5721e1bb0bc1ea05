#!/usr/bin/env python3
"""Writes occurrences.json: seeded rules with the instants that python-dateutil and zoneinfo give for them.

An oracle that shares no code with Ebb. dateutil expands the rule in civil time; zoneinfo (fold=0) turns each civil
time into an instant, which moves a time that a spring gap skips forward by the gap and takes the first of a time
that comes twice. Run it in an environment with `pip install python-dateutil==2.9.0.post0 tzdata==2026.6`: the
zone data must be of the version that the core embeds.

    python tests/vectors/make_occurrences.py > tests/vectors/occurrences.json
    python tests/vectors/make_occurrences.py --check     that the file is what this program writes
"""

import json
import pathlib
import random
import sys
import zoneinfo
from datetime import date, datetime, time, timedelta, timezone

import tzdata
from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule

zoneinfo.reset_tzpath(to=[])  # the package's data, never this machine's

ZONES = """
Africa/Cairo Africa/Casablanca Africa/Lagos America/Anchorage America/Asuncion America/Chicago America/Denver
America/Godthab America/Halifax America/Havana America/Los_Angeles America/Mexico_City America/Miquelon
America/New_York America/Santiago America/Sao_Paulo America/St_Johns Antarctica/Troll Asia/Amman Asia/Beirut
Asia/Gaza Asia/Jerusalem Asia/Kathmandu Asia/Kolkata Asia/Tehran Asia/Tokyo Atlantic/Azores Atlantic/Reykjavik
Australia/Adelaide Australia/Brisbane Australia/Lord_Howe Australia/Sydney Europe/Berlin Europe/Chisinau
Europe/Dublin Europe/London Europe/Moscow Pacific/Apia Pacific/Auckland Pacific/Chatham
""".split()
WEEKDAYS = [MO, TU, WE, TH, FR, SA, SU]
RULES = 2_000
KEPT = 12


def clamped(day):
    """dateutil's own monthly rule skips a month without the day; this takes the last day instead."""
    return {"bymonthday": list(range(min(day, 28), day + 1)), "bysetpos": -1}


def made(chance):
    """One rule: how the core is told about it, and the same for dateutil."""
    start = date(2019, 1, 1) + timedelta(days=chance.randrange(2_500))
    times = sorted({chance.choice((chance.randrange(1_440), chance.randrange(0, 240, 10)))
                    for _ in range(chance.choice((1, 1, 1, 2, 3)))})
    interval = chance.choice((1, 1, 1, 2, 3, 5, chance.randrange(1, 15)))
    kind = chance.choice(("once", "daily", "weekly", "weekly", "day", "day", "weekday", "weekday", "yearly"))
    if kind == "once":
        told, same = "once", {"freq": DAILY, "count": len(times)}
    elif kind == "daily":
        told, same = {"daily": {"interval": interval}}, {"freq": DAILY, "interval": interval}
    elif kind == "weekly":
        days = sorted(chance.sample(range(7), chance.randrange(1, 8)))
        names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        told = {"weekly": {"interval": interval, "weekdays": [names[day] for day in days]}}
        same = {"freq": WEEKLY, "interval": interval, "byweekday": [WEEKDAYS[day] for day in days], "wkst": MO}
    elif kind == "day":
        day = chance.choice((chance.randrange(1, 32), 29, 30, 31))
        told = {"monthly_by_day": {"interval": interval, "day": day}}
        same = {"freq": MONTHLY, "interval": interval, **clamped(day)}
    elif kind == "weekday":
        which = chance.choice(("first", "second", "third", "fourth", "last"))
        weekday = chance.randrange(7)
        names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        told = {"monthly_by_weekday": {"interval": interval, "which": which, "weekday": names[weekday]}}
        nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}[which]
        same = {"freq": MONTHLY, "interval": interval, "byweekday": WEEKDAYS[weekday](nth)}
    else:
        interval = chance.choice((1, 1, 2, 4))
        if chance.random() < 0.4:
            start = date(2020, 2, 29)
        told = {"yearly": {"interval": interval}}
        same = {"freq": YEARLY, "interval": interval, "bymonth": start.month, **clamped(start.day)}
    return told, same, start, times


def civil_times(same, start, times, end, first, last):
    """The civil times of the rule from first to before last, with its end. Each time of a day counts."""
    limit = None
    rule = dict(same)
    if "count" in rule:
        limit = rule.pop("count")
    if end != "never" and "after" in end:
        limit = min(limit or 10**9, end["after"]["count"])
    until = date.fromisoformat(end["on_day"]["last"]) if end != "never" and "on_day" in end else date.max
    found, number = [], 0
    for day in rrule(dtstart=datetime.combine(start, time()), **rule):
        if day.date() > until or day >= last:
            break
        for minutes in times:
            if limit is not None and number >= limit:
                return found
            number += 1
            civil = day + timedelta(minutes=minutes)
            if first <= civil < last:
                found.append(civil)
    return found


def instant(civil, zone):
    return civil.replace(tzinfo=zone, fold=0).astimezone(timezone.utc)


def main():
    chance = random.Random(20261123)
    cases = []
    for number in range(RULES):
        name = ZONES[number % len(ZONES)]
        zone = zoneinfo.ZoneInfo(name)
        told, same, start, times = made(chance)
        end = chance.choice(("never", "never", "never", "after", "on_day"))
        if end == "after":
            end = {"after": {"count": chance.randrange(1, 60)}}
        elif end == "on_day":
            end = {"on_day": {"last": (start + timedelta(days=chance.randrange(1_500))).isoformat()}}
        # The window begins now before, now after the first day, and up to nine years on; a part of them stands
        # around a change of the clocks.
        first = datetime.combine(start, time()) + timedelta(days=chance.choice((-3, 0, 7, 200, chance.randrange(3_300))))
        if chance.random() < 0.5:
            month, day = chance.choice(((3, 7), (3, 28), (4, 3), (4, 24), (9, 4), (9, 26), (10, 2), (10, 24), (11, 1)))
            first = first.replace(month=month, day=day)
        last = first + timedelta(days=chance.choice((10, 60, 800, 3_000)))
        # dateutil's own COUNT and UNTIL are not used: the core counts each time of a day.
        civil = civil_times(same, start, times, end, first - timedelta(days=2), last + timedelta(days=2))
        low, high = first.replace(tzinfo=timezone.utc), last.replace(tzinfo=timezone.utc)
        seen = sorted((instant(one, zone), one) for one in civil)
        seen = [(at, one) for at, one in seen if low <= at < high][:KEPT]
        cases.append({
            "zone": name, "schedule": told, "start": start.isoformat(), "end": end,
            "times": [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in times],
            "from": int(low.timestamp()) // 60, "to": int(high.timestamp()) // 60,
            # Minutes since 1970, UTC.
            "at": [int(at.timestamp()) // 60 for at, _ in seen],
        })
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    text = f'{{"zone_data":"{tzdata.IANA_VERSION}","rules":[\n{lines}\n]}}\n'
    if "--check" in sys.argv:
        kept = (pathlib.Path(__file__).parent / "occurrences.json").read_text()
        assert kept == text, "occurrences.json is not what this program writes"
    else:
        sys.stdout.write(text)
    print(f"{len(cases)} rules, {sum(len(case['at']) for case in cases)} occurrences", file=sys.stderr)


if __name__ == "__main__":
    main()
