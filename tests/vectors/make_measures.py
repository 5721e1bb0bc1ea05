#!/usr/bin/env python3
"""Writes measures.json: what answers to each questionnaire come to.

An oracle that shares no code and no file with Ebb: each questionnaire's scoring is stated again here, from what was
published. `hand` was worked out by hand, each with its source; `patterns` are every pattern of answers of the short ones,
and ten thousand drawn ones of each with gaps in them, as a count of each score and a digest over them all.

    python tests/vectors/make_measures.py             writes the file
    python tests/vectors/make_measures.py --check     that the file is what this program writes
"""

import itertools
import json
import pathlib
import sys

FILE = pathlib.Path(__file__).parent / "measures.json"
DRAWN = 10_000
MASK = (1 << 64) - 1


def total(answers):
    return None if None in answers else sum(answers)


def range_of(score, starts):
    """Where the range begins that a score belongs to."""
    return None if score is None or not starts else max(start for start in starts if start <= score)


def phq9(a):
    nine = a[:9]  # the tenth asks how hard it makes life
    score = total(nine)
    already = sum(x for x in nine if x is not None)
    danger = (nine[8] or 0) >= 1 or already >= 20
    return score, range_of(score, [0, 5, 10, 15, 20]), danger


def gad7(a):
    score = total(a)
    return score, range_of(score, [0, 5, 10, 15]), False


def audit_c(a):
    return total(a), None, False


def pcl5(a):
    return total(a), None, (a[15] or 0) >= 3


def who5(a):
    score = total(a)
    score = None if score is None else score * 4
    at_best = 4 * sum(5 if x is None else x for x in a)
    return score, range_of(score, [0, 51]), at_best <= 28


def dast10(a):
    points = [x if i != 2 else (None if x is None else 1 - x) for i, x in enumerate(a)]
    score = total(points)
    return score, range_of(score, [0, 1, 3, 6, 9]), False


# Each with how many answers its items have, and whether every pattern is tried.
INSTRUMENTS = {
    "phq-9": (phq9, [4] * 10, False),
    "gad-7": (gad7, [4] * 7, True),
    "audit-c": (audit_c, [5] * 3, True),
    "pcl-5": (pcl5, [5] * 20, False),
    "who-5": (who5, [6] * 5, True),
    "dast-10": (dast10, [2] * 10, True),
}

PHQ = "Kroenke, Spitzer & Williams 2001, J Gen Intern Med 16:606-613: 5, 10, 15, 20; as in CamCOPS phq9.py"
GAD = "Spitzer and colleagues 2006, Arch Intern Med 166:1092-1097: 5, 10, 15; as in CamCOPS gad7.py"
AUDIT = "Bush and colleagues 1998, Arch Intern Med 158:1789-1795: the sum of three, 0-12; as in CamCOPS audit.py"
PCL = "Weathers and colleagues 2013, National Center for PTSD: the sum of twenty, 0-80; as in CamCOPS pcl5.py"
WHO = "WHO 1998: the sum of five times four, 0-100; at most 50, at most 28: SMAAT"
DAST = "Skinner 1982; Guidelines on comorbidity, Appendix W: a no counts at item 3; 0, 1-2, 3-5, 6-8, 9-10"
SIGNAL = "; safety rules: item 9 of PHQ-9 from 1, PHQ-9 from 20, item 16 of PCL-5 from 3, WHO-5 up to 28"
N = None


def hand():
    """Instrument, answers in the order of the items, score, where its range begins, danger, source."""
    return [
        ("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 0, N], 0, 0, False, PHQ),
        ("phq-9", [1, 1, 1, 1, 0, 0, 0, 0, 0, 3], 4, 0, False, PHQ + "; the tenth does not count"),
        ("phq-9", [1, 1, 1, 1, 1, 0, 0, 0, 0, 0], 5, 5, False, PHQ),
        ("phq-9", [2, 2, 2, 2, 1, 0, 0, 0, 0, 1], 9, 5, False, PHQ),
        ("phq-9", [2, 2, 2, 2, 2, 0, 0, 0, 0, 1], 10, 10, False, PHQ),
        ("phq-9", [2, 2, 2, 2, 2, 2, 2, 0, 0, 1], 14, 10, False, PHQ),
        ("phq-9", [2, 2, 2, 2, 2, 2, 2, 1, 0, 1], 15, 15, False, PHQ),
        ("phq-9", [3, 3, 3, 3, 3, 3, 1, 0, 0, 2], 19, 15, False, PHQ),
        ("phq-9", [3, 3, 3, 3, 3, 3, 2, 0, 0, 2], 20, 20, True, PHQ + SIGNAL),
        ("phq-9", [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 27, 20, True, PHQ + SIGNAL),
        ("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 1, 0], 1, 0, True, PHQ + SIGNAL),
        ("phq-9", [N, N, N, N, N, N, N, N, 1, N], N, N, True, SIGNAL[2:] + ", where it is left unfinished too"),
        ("phq-9", [3, 3, 3, 3, 3, 3, 3, 3, N, N], N, N, True, SIGNAL[2:] + ": 24 already"),
        ("phq-9", [3, 3, 3, N, 3, 3, 3, 1, 0, 0], N, N, False, "a missing answer gives no number: 19 so far"),
        ("gad-7", [0, 0, 0, 0, 0, 0, 0], 0, 0, False, GAD),
        ("gad-7", [1, 1, 1, 1, 0, 0, 0], 4, 0, False, GAD),
        ("gad-7", [1, 1, 1, 1, 1, 0, 0], 5, 5, False, GAD),
        ("gad-7", [2, 2, 2, 2, 1, 0, 0], 9, 5, False, GAD),
        ("gad-7", [2, 2, 2, 2, 2, 0, 0], 10, 10, False, GAD),
        ("gad-7", [2, 2, 2, 2, 2, 2, 2], 14, 10, False, GAD),
        ("gad-7", [3, 3, 3, 3, 3, 0, 0], 15, 15, False, GAD),
        ("gad-7", [3, 3, 3, 3, 3, 3, 3], 21, 15, False, GAD),
        ("gad-7", [3, 3, 3, 3, 3, 3, N], N, N, False, "a missing answer gives no number"),
        ("audit-c", [0, 0, 0], 0, N, False, AUDIT),
        ("audit-c", [1, 1, 1], 3, N, False, AUDIT),
        ("audit-c", [2, 1, 1], 4, N, False, AUDIT),
        ("audit-c", [4, 4, 4], 12, N, False, AUDIT),
        ("audit-c", [4, N, 4], N, N, False, "a missing answer gives no number"),
        ("pcl-5", [0] * 20, 0, N, False, PCL),
        ("pcl-5", [2] * 20, 40, N, False, PCL),
        ("pcl-5", [4] * 20, 80, N, True, PCL + SIGNAL),
        ("pcl-5", [0] * 15 + [3] + [0] * 4, 3, N, True, PCL + SIGNAL),
        ("pcl-5", [0] * 15 + [2] + [0] * 4, 2, N, False, PCL + SIGNAL),
        ("pcl-5", [N] * 15 + [4] + [N] * 4, N, N, True, SIGNAL[2:]),
        ("pcl-5", [4] * 15 + [N] + [4] * 4, N, N, False, "a missing answer gives no number"),
        ("who-5", [5, 5, 5, 5, 5], 100, 51, False, WHO),
        ("who-5", [3, 3, 3, 3, 1], 52, 51, False, WHO),
        ("who-5", [3, 3, 3, 2, 1], 48, 0, False, WHO),
        ("who-5", [2, 2, 2, 2, 0], 32, 0, False, WHO),
        ("who-5", [2, 2, 2, 1, 0], 28, 0, True, WHO + SIGNAL),
        ("who-5", [0, 0, 0, 0, 0], 0, 0, True, WHO + SIGNAL),
        ("who-5", [1, 1, 0, 0, N], N, N, True, SIGNAL[2:] + ": 28 at best"),
        ("who-5", [1, 1, 1, 0, N], N, N, False, "32 at best, and no number yet"),
        ("dast-10", [0, 0, 1, 0, 0, 0, 0, 0, 0, 0], 0, 0, False, DAST),
        ("dast-10", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1, 1, False, DAST),
        ("dast-10", [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], 2, 1, False, DAST),
        ("dast-10", [1, 1, 0, 0, 0, 0, 0, 0, 0, 0], 3, 3, False, DAST),
        ("dast-10", [1, 1, 0, 1, 1, 1, 0, 0, 0, 0], 6, 6, False, DAST),
        ("dast-10", [1, 1, 0, 1, 1, 1, 1, 1, 1, 0], 9, 9, False, DAST),
        ("dast-10", [1, 1, 0, 1, 1, 1, 1, 1, 1, 1], 10, 9, False, DAST),
        ("dast-10", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 9, 9, False, DAST),
        ("dast-10", [1, 1, N, 1, 1, 1, 1, 1, 1, 1], N, N, False, "a missing answer gives no number"),
    ]


def draws(seed):
    """splitmix64"""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def drawn(options, seed):
    draw = draws(seed)
    for _ in range(DRAWN):
        # One answer in sixteen is left out.
        yield [None if next(draw) % 16 == 0 else next(draw) % n for n in options]


def summed_up(rule, patterns):
    scores, digest, count, danger = {}, 0xCBF29CE484222325, 0, 0
    for answers in patterns:
        score, start, signal = rule(list(answers))
        count, danger = count + 1, danger + signal
        key = "none" if score is None else str(score)
        scores[key] = scores.get(key, 0) + 1
        said = ",".join("-" if x is None else str(x) for x in answers)
        line = f"{said} {'-' if score is None else score} {'-' if start is None else start} {int(signal)}\n"
        for byte in line.encode():  # FNV-1a
            digest = ((digest ^ byte) * 0x100000001B3) & MASK
    return {"count": count, "danger": danger, "scores": dict(sorted(scores.items())), "digest": f"{digest:016x}"}


def whole():
    by_hand = []
    for name, answers, score, start, danger, source in hand():
        found = INSTRUMENTS[name][0](answers)
        assert found == (score, start, danger), (name, answers, found)
        by_hand.append({"instrument": name, "answers": answers, "score": score, "range_from": start, "danger": danger,
                        "source": source})
    patterns = []
    for seed, (name, (rule, options, every)) in enumerate(INSTRUMENTS.items(), 1):
        if every:
            all_of_them = itertools.product(*(range(n) for n in options))
            patterns.append({"instrument": name, "seed": None, **summed_up(rule, all_of_them)})
        patterns.append({"instrument": name, "seed": seed, **summed_up(rule, drawn(options, seed))})
    return {"hand": by_hand, "patterns": patterns}


def main():
    text = json.dumps(whole(), indent=1) + "\n"
    if "--check" not in sys.argv[1:]:
        FILE.write_text(text)
    elif FILE.read_text() != text:
        sys.exit(f"{FILE.name} is not what this program writes")


if __name__ == "__main__":
    main()
