#!/usr/bin/env python3
"""Writes numbers.json: libphonenumber's example numbers for every region, in the forms in which people write them, and
what is dialled. With --check it compares instead. In an environment with `pip install phonenumbers`.
"""

import json
import pathlib
import re
import sys

import phonenumbers
from phonenumbers import PhoneMetadata
from phonenumbers import PhoneNumberFormat as NumberFormat

FILE = pathlib.Path(__file__).with_name("numbers.json")

# "1" is the code of the country and its trunk prefix: nobody writes it twice.
NO_BRACKETS = {"1"}
# They have no trunk prefix, and a zero of their own that people put into brackets.
KEEP_THEIR_ZERO = {39, 225, 229, 241, 242, 378, 379}


def examples():
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        prefix = PhoneMetadata.metadata_for_region(region).national_prefix
        found = {}
        for kind in range(11):
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                found[phonenumbers.format_number(number, NumberFormat.E164)] = number
        for dialled, number in sorted(found.items()):
            code = str(number.country_code)
            national = phonenumbers.national_significant_number(number)
            abroad = phonenumbers.format_number(number, NumberFormat.INTERNATIONAL)
            spaced = abroad.split(" ", 1)[1]
            typed = [dialled, abroad, f"Tel. {abroad}"]
            if prefix is not None and prefix not in NO_BRACKETS:
                typed += [f"+{code} ({prefix}) {spaced}", f"(+{code}) ({prefix}){spaced}"]
                if prefix == "0":
                    area = re.match(r"\d+", spaced)[0]
                    typed += [f"+{code} (0{area}) {spaced[len(area):]}", f"+{code} 0{spaced}"]
            elif national.startswith("0") and number.country_code in KEEP_THEIR_ZERO:
                typed += [f"+{code} (0){national[1:]}"]
            yield {"region": region, "typed": typed, "dialled": dialled}


def main():
    lines = (json.dumps(example, ensure_ascii=False, separators=(",", ":")) for example in examples())
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    if "--check" in sys.argv:
        assert FILE.read_text() == text, f"{FILE.name} is not what phonenumbers {phonenumbers.__version__} has"
        print(f"{text.count(chr(10)) - 2} numbers")
    else:
        FILE.write_text(text)


if __name__ == "__main__":
    main()
