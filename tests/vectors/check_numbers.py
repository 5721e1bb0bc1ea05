#!/usr/bin/env python3
"""Reads every number of the crisis lines with a phone-number library, in an environment with `pip install phonenumbers`.

A number is valid in its region, or stands below with the reason why the library does not know it. A reason that no
number needs any more is a failure too.
"""

import pathlib
import tomllib

import phonenumbers
from phonenumbers import shortnumberinfo

LINES = pathlib.Path(__file__).parents[2] / "core/content/en/crisis_lines.toml"

# (region, number): why it is right all the same. All are short numbers of a national service.
REASONS = {
    ("IN", "14416"): "Tele MANAS, Ministry of Health and Family Welfare",
    ("IN", "14446"): "alcohol and drugs helpline, Ministry of Social Justice and Empowerment",
    ("PH", "1553"): "crisis hotline, National Center for Mental Health",
    ("PH", "1550"): "substance abuse helpline, Department of Health",
    ("PH", "1383"): "Makabata, Council for the Welfare of Children",
    ("DE", "116 016"): "violence against women, a number of social value since 2023",
    ("NL", "113"): "113 Zelfmoordpreventie, given to it in 2020",
    ("BR", "188"): "CVV, given to it by Anatel",
    ("KR", "109"): "suicide prevention, Ministry of Health and Welfare, since 2024",
    ("PT", "1411"): "suicide prevention, Serviço Nacional de Saúde, since 2025",
}


def is_known(number: str, region: str) -> bool:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number_for_region(parsed, region) or shortnumberinfo.is_valid_short_number_for_region(
        parsed, region
    )


def main():
    needed = set()
    read = 0
    for region in tomllib.loads(LINES.read_text())["regions"]:
        code = region["code"]
        numbers = list(region["emergency"])
        for line in region["lines"]:
            numbers += line.get("call", []) + line.get("text", [])
            numbers += [line["if_no_answer"]] if line.get("if_no_answer") else []
        for number in numbers:
            read += 1
            if not is_known(number, code):
                assert (code, number) in REASONS, f"{code} {number} is no number that the library knows: give the reason"
                needed.add((code, number))
    assert not REASONS.keys() - needed, f"reasons that no number needs: {REASONS.keys() - needed}"
    print(f"{read} numbers, {len(needed)} of them short numbers that the library does not know")


if __name__ == "__main__":
    main()
