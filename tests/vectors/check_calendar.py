#!/usr/bin/env python3
"""Reads calendar.ics with another parser and finds the instants of occurrences.json in it.

The file is the export of the first 200 rules that have an occurrence. Run it after the export has changed, in an
environment with `pip install icalendar recurring-ical-events tzdata==2026.6`:

    EBB_WRITE_VECTORS=1 cargo test -p ebb-core --lib schedule::vectors && python tests/vectors/check_calendar.py
"""

import json
import pathlib
import zoneinfo
from datetime import datetime, timedelta, timezone

import icalendar
import recurring_ical_events

zoneinfo.reset_tzpath(to=[])  # icalendar goes by a zone's name where it knows it: by the package's data, never this machine's
HERE = pathlib.Path(__file__).parent


def main():
    cases = [case for case in json.loads((HERE / "occurrences.json").read_text())["rules"] if case["at"]][:200]
    whole = icalendar.Calendar.from_ical((HERE / "calendar.ics").read_bytes())
    events = {}
    for event in whole.walk("VEVENT"):
        events.setdefault(str(event["UID"])[:36], []).append(event)
    assert len(events) == len(cases), (len(events), len(cases))
    instants = 0
    for number, (case, own) in enumerate(zip(cases, events.values())):
        one = icalendar.Calendar()
        for zone in whole.walk("VTIMEZONE"):
            one.add_component(zone)
        for event in own:
            one.add_component(event)
        begin = datetime.fromtimestamp(case["from"] * 60, timezone.utc)
        end = datetime.fromtimestamp(case["to"] * 60, timezone.utc)
        # Far enough for the first twelve.
        end = min(end, datetime.fromtimestamp(case["at"][-1] * 60, timezone.utc) + timedelta(minutes=1))
        found = recurring_ical_events.of(one).between(begin, end)
        starts = sorted(int(event["DTSTART"].dt.timestamp()) // 60 for event in found)
        starts = [at for at in starts if at >= case["from"]][:12]
        assert starts == case["at"], (number, case, starts)
        instants += len(starts)
    print(f"{len(cases)} rules, {instants} instants, all the same")


if __name__ == "__main__":
    main()
