#!/usr/bin/env python3
"""python-dateutil as a peer of `tests/bench/peers recurrence`: expands rules, and measures itself.

    recurrence.py ZONE FIRST END     then, on each line that it reads:
    list RULE       answers the instants, in seconds since 1970
    time N RULE     answers the least time in the processor of N expansions, in nanoseconds
"""

import sys
import time
import zoneinfo
from datetime import datetime

from dateutil.rrule import rrulestr


def main():
    zone = zoneinfo.ZoneInfo(sys.argv[1])
    first = datetime.fromisoformat(sys.argv[2]).replace(tzinfo=zone)
    end = datetime.fromisoformat(sys.argv[3].replace("Z", "+00:00"))
    for line in sys.stdin:
        words = line.split()
        rule = rrulestr(words[-1], dtstart=first).replace(until=end)
        if words[0] == "list":
            print(*(int(found.timestamp()) for found in rule), flush=True)
            continue
        least = None
        for _ in range(int(words[1])):
            begun = time.process_time_ns()
            found = list(rule)
            spent = time.process_time_ns() - begun
            least = spent if least is None else min(least, spent)
        print(least, flush=True)


if __name__ == "__main__":
    main()
