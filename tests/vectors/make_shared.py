#!/usr/bin/env python3
"""Writes frames.json, instants.json and reminders.json: what every language that reaches the core has to see.

An oracle that shares no code with Ebb. Breaths are lived through one after another with a stopwatch that stands still
in a pause; said rules are expanded by dateutil and zoneinfo as in make_occurrences.py; instants are rounded in whole
numbers. The tests of the core, of the Kotlin library and of the Swift package read the same files. Run it in an
environment with `pip install python-dateutil==2.9.0.post0 tzdata==2026.6`.

    python tests/vectors/make_shared.py             writes the files
    python tests/vectors/make_shared.py --check     that the files are what this program writes
"""

import json
import math
import pathlib
import random
import sys
import zoneinfo
from datetime import date, datetime, time, timedelta, timezone

import tzdata
from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

zoneinfo.reset_tzpath(to=[])  # the package's data, never this machine's

HERE = pathlib.Path(__file__).parent
START = 1_790_064_000_123  # 2026-09-22, a morning in Europe; no round second
LAST = 253_402_300_799_999

# Phases of a breath in the order in which they come, as core/content/en/breathing.toml has them, milliseconds.
PHASES = ["inhale", "top_up", "hold_full", "exhale", "hold_empty"]
PATTERNS = {
    "long-exhale": {"inhale": 4000, "exhale": 6000},
    "long-exhale-slow": {"inhale": 4364, "exhale": 6545},
    "sigh": {"inhale": 2500, "top_up": 1000, "exhale": 7000},
    "box": {"inhale": 4000, "hold_full": 4000, "exhale": 4000, "hold_empty": 4000},
    "4-7-8": {"inhale": 4000, "hold_full": 7000, "exhale": 8000},
}


def nearest(x):
    return math.floor(x + 0.5)


def breaths(target, duration, rate):
    """Whole breaths that fill the time, each a list of phases; with a rate they glide from there over the first half."""
    if rate is None:
        return filling(target, target, duration)
    whole = sum(target.values())
    first = {p: nearest(ms * (60_000.0 / (rate * whole))) for p, ms in target.items()}
    half = duration // 2
    return filling(first, target, half) + filling(target, target, duration - half)


def filling(first, target, duration):
    filled, all_of_them = 0, []
    while filled < duration:
        part = filled / duration
        breath = {p: nearest(first[p] + (ms - first[p]) * part) for p, ms in target.items()}
        all_of_them.append([(p, breath[p]) for p in PHASES if breath.get(p)])
        filled += sum(breath.values())
    return all_of_them


def levels(phase, tops_up):
    return {"inhale": (0.0, 0.8 if tops_up else 1.0), "top_up": (0.8, 1.0), "hold_full": (1.0, 1.0),
            "exhale": (1.0, 0.0), "hold_empty": (0.0, 0.0)}[phase]


def breathing_frame(all_of_them, moving, paused):
    end = sum(ms for breath in all_of_them for _, ms in breath)
    into = moving
    for number, breath in enumerate(all_of_them):
        for phase, ms in breath:
            if into < ms:
                low, high = levels(phase, any(p == "top_up" for p, _ in breath))
                return {"state": "paused" if paused else "running", "elapsed_ms": moving, "left_ms": end - moving,
                        "breath": number, "phase": phase, "phase_left_ms": ms - into,
                        "lung": low + (high - low) * (1 - math.cos(math.pi * into / ms)) / 2}
            into -= ms
    raise AssertionError("past the end")


def exercise(name, start, frame, end, chance):
    """Steps at instants: what the person does, and what is to be seen."""
    steps, moving, at, paused = [], 0, START, False
    for _ in range(14):
        span = chance.choice((1, 33, 999, chance.randrange(1, 9_000), chance.randrange(1, 20_000)))
        if not paused and moving + span >= end:
            break
        at += span
        moving += 0 if paused else span
        if chance.random() < 0.3:
            steps.append({"at": at, "do": "resume" if paused else "pause"})
            paused = not paused
        steps.append({"at": at, "frame": frame(moving, paused, at - START)})
    return {"name": name, "start": start, "at": START, "steps": steps}


def frames():
    chance = random.Random(20260922)
    made = []
    for pattern, phases in PATTERNS.items():
        for minutes, rate in ((1, None), (3, None), (3, 12.0)):
            if rate and any(p.startswith("hold") for p in phases):
                continue
            all_of_them = breaths(phases, minutes * 60_000, rate)
            end = sum(ms for breath in all_of_them for _, ms in breath)
            start = {"breathing": {"pattern": pattern, "minutes": minutes, "from_rate": rate}}
            name = f"{pattern}, {minutes} min" + (f", from {rate:g} a minute" if rate else "")
            made.append(exercise(name, start, lambda moving, paused, _, b=all_of_them: breathing_frame(b, moving, paused), end, chance))
    for inhale, full, exhale, empty in ((3000, 0, 3000, 0), (4500, 1000, 6500, 500), (1500, 0, 3500, 7000)):
        phases = {p: ms for p, ms in (("inhale", inhale), ("hold_full", full), ("exhale", exhale), ("hold_empty", empty)) if ms}
        all_of_them = breaths(phases, 60_000, None)
        end = sum(ms for breath in all_of_them for _, ms in breath)
        start = {"custom": {"inhale_ms": inhale, "hold_full_ms": full, "exhale_ms": exhale, "hold_empty_ms": empty, "duration_ms": 60_000}}
        made.append(exercise(f"custom {inhale}-{full}-{exhale}-{empty}", start,
                             lambda moving, paused, _, b=all_of_them: breathing_frame(b, moving, paused), end, chance))
    for number in range(4):
        # The urge's clock goes on in a pause: only the prompts stop.
        ride = lambda moving, paused, urge: {"state": "paused" if paused else "running", "elapsed_ms": urge}
        made.append(exercise(f"ride {number}", "ride", ride, 150_000, chance))
    return made


def instants():
    chance = random.Random(20261129)
    cases = []

    def case(millis, micros):
        """An instant some microseconds, none of them half a millisecond, beside a millisecond."""
        total = millis * 1_000 + micros
        seconds, rest = divmod(total, 1_000_000)
        inside = 0 <= total <= LAST * 1_000
        expected = min((total + 500) // 1_000, LAST) if inside else None
        cases.append({"seconds": seconds, "nanos": rest * 1_000, "ms": expected})

    for millis in (0, 1, 999, 1_000, LAST - 1, LAST, -1, -1_000, LAST + 1, LAST + 1_000, -62_135_596_800_000):
        case(millis, 0)
    for millis in (0, LAST - 1, START):
        for micros in (200, 400, 600, 800):
            case(millis, micros)
    for _ in range(300):
        case(chance.randrange(LAST), chance.choice((0, 0, -300, 300)))
    for millis in range(START, START + 1_000, 7):
        case(millis, 0)
    return cases


ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns",
         "Pacific/Auckland", "Asia/Kolkata", "America/Santiago", "Africa/Cairo", "UTC"]
DAYS = [("Monday", MO), ("Tuesday", TU), ("Wednesday", WE), ("Thursday", TH), ("Friday", FR), ("Saturday", SA), ("Sunday", SU)]


def changes(zone):
    """Days of 2026 to 2028 on which the clocks change there; a few others where they never do."""
    found = []
    day = datetime(2026, 10, 1, tzinfo=timezone.utc)
    while day.year < 2029:
        later = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            found.append(day.astimezone(zone).date())
        day = later
    return found or [date(2026, 12, 31), date(2028, 2, 28), date(2027, 6, 1)]


def form(kind, time, start, **parts):
    """The answers that stand for a rule, each with the path of its field, as a page of Ebb takes them."""
    def chosen(*ids):
        return {"chosen": {"ids": list(ids)}}

    answers = [["repeats", chosen(kind)]]
    for field, value in parts.items():
        said = {"number": {"value": value}} if isinstance(value, int) else chosen(*([value] if isinstance(value, str) else value))
        answers.append([field, said])
    answers += [["times.0.time", {"time": {"time": time}}], ["from", {"day": {"day": str(start)}}]]
    return [[f"when.{field}", said] for field, said in answers]


def reminders():
    chance = random.Random(20261124)
    cases = []
    while len(cases) < 200:
        name = ZONES[len(cases) % len(ZONES)]
        zone = zoneinfo.ZoneInfo(name)
        local = datetime.combine(chance.choice(changes(zone)), time(chance.randrange(24), chance.randrange(60)), zone)
        now = (local - timedelta(days=chance.randrange(0, 4))).astimezone(timezone.utc)
        clock = chance.choice((chance.randrange(1_440), chance.randrange(0, 240, 10)))
        start = now.astimezone(zone).date() - timedelta(days=chance.randrange(0, 60))
        at = f"{clock // 60:02}:{clock % 60:02}"
        kind = chance.choice(("days", "weekday", "weeks", "list", "month", "days of a month", "last"))
        if kind == "days":
            n = chance.randrange(2, 6)
            said, rule = f"every {n} days {at} from {start}", {"freq": DAILY, "interval": n}
            answers = form("daily", at, start, interval=n)
        elif kind == "weekday":
            said, rule = f"every weekday {at} from {start}", {"freq": WEEKLY, "byweekday": [MO, TU, WE, TH, FR]}
            answers = form("weekly", at, start, weekdays=[word.lower() for word, _ in DAYS[:5]])
        elif kind == "weeks":
            word, day = chance.choice(DAYS)
            said, rule = f"every second {word} {at} from {start}", {"freq": WEEKLY, "interval": 2, "byweekday": day, "wkst": MO}
            answers = form("weekly", at, start, weekdays=[word.lower()], interval=2)
        elif kind == "list":
            days = sorted(chance.sample(range(7), 3))
            said = f"every {' '.join(DAYS[day][0] for day in days)} {at} from {start}"
            rule = {"freq": WEEKLY, "byweekday": [DAYS[day][1] for day in days]}
            answers = form("weekly", at, start, weekdays=[DAYS[day][0].lower() for day in days])
        elif kind == "month":
            day = chance.choice((28, 29, 30, 31, 1, 15))
            ending = {1: "st", 31: "st"}.get(day, "th")
            said = f"every month on the {day}{ending} {at} from {start}"
            rule = {"freq": MONTHLY, "bymonthday": list(range(min(day, 28), day + 1)), "bysetpos": -1}
            answers = form("monthly_day", at, start, **{"days_of_month.0.day_of_month": day})
        elif kind == "days of a month":
            first, second = chance.choice(((1, 15), (10, 20), (5, 31)))
            ends = {1: "st", 31: "st"}
            said = f"every month on the {first}{ends.get(first, 'th')} and {second}{ends.get(second, 'th')} {at} from {start}"
            rule = {"freq": MONTHLY, "bymonthday": [first, -1 if second == 31 else second]}
            days = {f"days_of_month.{n}.day_of_month": day for n, day in enumerate((first, second))}
            answers = form("monthly_day", at, start, **days)
        else:
            word, day = chance.choice(DAYS)
            said, rule = f"last {word} of every month {at} from {start}", {"freq": MONTHLY, "byweekday": day(-1)}
            answers = form("monthly_weekday", at, start, which="last", weekday=word.lower())
        # The list looks two weeks ahead and shows two of one rule; what falls near its edge proves nothing here.
        edge = now + timedelta(days=14)
        begin = datetime.combine(start, time())
        civil = (day + timedelta(minutes=clock) for day in rrule(dtstart=begin, until=edge.replace(tzinfo=None) + timedelta(days=3), **rule))
        seen = [one.replace(tzinfo=zone, fold=0).astimezone(timezone.utc) for one in civil]
        if any(abs(one - border) < timedelta(hours=36) for one in seen for border in (edge,)):
            continue
        if any(abs(one - now) < timedelta(minutes=5) for one in seen):
            continue
        coming = [int(one.timestamp()) * 1_000 for one in seen if now < one < edge][:2]
        cases.append({"zone_data": tzdata.IANA_VERSION, "zone": name, "now": int(now.timestamp()) * 1_000, "when": said, "form": answers, "at": coming})
    return cases


def main():
    for name, cases in (("frames", frames()), ("instants", instants()), ("reminders", reminders())):
        text = "[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n"
        path = HERE / f"{name}.json"
        if "--check" in sys.argv:
            assert path.read_text() == text, f"{path.name} is not what this program writes"
        else:
            path.write_text(text)
        print(f"{name}: {len(cases)}", file=sys.stderr)


if __name__ == "__main__":
    main()
