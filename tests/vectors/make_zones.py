#!/usr/bin/env python3
"""Writes zones.json: what another reader of the same release says of every zone, and the country of each name.

An oracle that shares no code with Ebb and no data file with the crate that it embeds: PyPI's tzdata, read by zoneinfo.
For each zone stand its changes of offset in 2024 to 2030 and a digest of all from 1900 to 2100 (FNV-1a over lines of
"second offset"). A name's country is that of zone.tab; a link that zone.tab does not name has its target's, but for
the few that were merged across a border. Run it in an environment with `pip install tzdata==2026.6`.

    python tests/vectors/make_zones.py             writes zones.json and core/build/zone_countries.txt
    python tests/vectors/make_zones.py --check     that the files are what this program writes
"""

import json
import pathlib
import struct
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

import tzdata

HERE = pathlib.Path(__file__).parent
DATA = pathlib.Path(tzdata.__file__).parent
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAY = 86_400
BEGIN, END = -2_208_988_800, 4_102_444_800  # 1900 and 2100
NEAR = (1_704_067_200, 1_924_992_000)  # 2024 to 2031
# Names whose target lies in another country; the database's own comments (`backward`, "#=") say where they belong.
ACROSS = {"Africa/Asmera": "ER", "Africa/Timbuktu": "ML", "America/Coral_Harbour": "CA", "America/Virgin": "VI",
          "Antarctica/South_Pole": "AQ", "Atlantic/Jan_Mayen": "SJ", "Iceland": "IS", "Pacific/Johnston": "UM",
          "Pacific/Ponape": "FM", "Pacific/Truk": "FM", "Pacific/Yap": "FM"}
# Names of a time and not of a place.
NOWHERE = {"CET", "CST6CDT", "EET", "EST", "EST5EDT", "GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich", "HST", "MET", "MST",
           "MST7MDT", "PST8PDT", "UCT", "UTC", "Universal", "WET", "Zulu"}


def transitions(data):
    """The instants of a TZif file's 64-bit block at which something changes."""
    def counts(at):
        return struct.unpack(">6l", data[at + 20:at + 44])
    isut, isstd, leap, times, types, chars = counts(0)
    second = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    times = counts(second)[3]
    return struct.unpack(f">{times}q", data[second + 44:second + 44 + times * 8])


def changes(name):
    path = DATA / "zoneinfo" / name
    with path.open("rb") as file:
        zone = zoneinfo.ZoneInfo.from_file(file, name)

    def offset(second):
        return int((EPOCH + timedelta(seconds=second)).astimezone(zone).utcoffset().total_seconds())

    known = [at for at in transitions(path.read_bytes()) if BEGIN < at < END]
    # What a rule goes on to say after the last one that is written out, found from day to day.
    day = (known[-1] if known else NEAR[0]) // DAY * DAY
    while day < END:
        low, high = day, day + DAY
        day = high
        if offset(low) == offset(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
        known.append(high)
    found = []
    for at in sorted(set(known)):
        if at < END and offset(at) != offset(at - 1):
            found.append((at, offset(at)))
    return offset(BEGIN), found


def digest(lines):
    number = 0xCBF29CE484222325
    for byte in "".join(lines).encode():
        number = (number ^ byte) * 0x100000001B3 % 2**64
    return f"{number:016x}"


def countries(names):
    table, links = {}, {}
    for line in (DATA / "zoneinfo/zone.tab").read_text().splitlines():
        if not line.startswith("#"):
            code, _, name = line.split("\t")[:3]
            table[name] = code
    for line in (DATA / "zoneinfo/tzdata.zi").read_text().splitlines():
        if line.startswith("L "):
            _, target, name = line.split()
            links[name] = target
    for line in (DATA / "zoneinfo/zone1970.tab").read_text().splitlines():
        assert line.startswith("#") or line.split("\t")[2] in table, line

    def country(name):
        if name in NOWHERE or name.startswith("Etc/"):
            return None
        known = table.get(name) or ACROSS.get(name)
        return known or country(links[name])

    return {name: country(name) for name in names}


def main():
    names = sorted(name for name in (DATA / "zones").read_text().split() if name != "Factory")
    where = countries(names)
    zones, known = [], {}
    for name in names:
        content = (DATA / "zoneinfo" / name).read_bytes()
        if content not in known:
            known[content] = changes(name)
        first, found = known[content]
        zones.append({
            "name": name, "country": where[name],
            "digest": digest([f"{BEGIN} {first}\n"] + [f"{at} {offset}\n" for at, offset in found]),
            "changes": [change for change in found if NEAR[0] <= change[0] < NEAR[1]],
        })
    lines = ",\n".join(json.dumps(zone, separators=(",", ":")) for zone in zones)
    written = {HERE / "zones.json": f'{{"zone_data":"{tzdata.IANA_VERSION}","zones":[\n{lines}\n]}}\n'}
    of = {}
    for name, code in where.items():
        if code:
            of.setdefault(code, []).append(name)
    written[HERE / "../../core/build/zone_countries.txt"] = (
        f"# The country of each zone, release {tzdata.IANA_VERSION}; tests/vectors/make_zones.py writes it.\n"
        + "".join(f"{code} {' '.join(names)}\n" for code, names in sorted(of.items()))
    )
    for path, text in written.items():
        if "--check" in sys.argv:
            assert path.read_text() == text, f"{path.name} is not what this program writes"
        else:
            path.write_text(text)
    print(f"{len(zones)} zones of {tzdata.IANA_VERSION}, {len(of)} countries", file=sys.stderr)


if __name__ == "__main__":
    main()
