#!/bin/sh
# ical.js 2.2.1: a local time that a change of the clocks skips is set back by the gap. RFC 5545 3.3.5 reads it by the offset
# before the gap, which sets it forward: 02:30 on 28 March 2027 in Berlin is 03:30 summer time, 01:30 in UTC; ical.js says
# 00:30 in UTC, 01:30 on the wall. Of a time that comes twice it takes the second, where the RFC takes the first.
#
# Seen: skipped: 2027-03-28T00:30:00.000Z
#       twice: 2027-10-31T01:30:00.000Z
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" ical.js@2.2.1 >/dev/null
cat > check.mjs <<'JS'
import assert from "node:assert";
import ICAL from "ical.js";

const berlin = `BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`.replaceAll("\n", "\r\n");
const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(berlin)));
function instant(text) {
    const time = ICAL.Time.fromString(text);
    time.zone = zone;
    return new Date(time.toUnixTime() * 1000).toISOString();
}
const skipped = instant("2027-03-28T02:30:00");
const twice = instant("2027-10-31T02:30:00");
console.log(`skipped: ${skipped}`);
console.log(`twice: ${twice}`);
assert.equal(skipped, "2027-03-28T00:30:00.000Z");
assert.equal(twice, "2027-10-31T01:30:00.000Z");
JS
node check.mjs
