#!/bin/sh
# ical.js 2.2.1: a monthly rule that names months (BYMONTH) beside a day of the month passes over its INTERVAL. RFC 5545 3.3.10:
# BYMONTH limits a monthly rule, so FREQ=MONTHLY;INTERVAL=5;BYMONTH=1,3,4,…,12;BYMONTHDAY=29 from 29 June 2027 on is November,
# April, September; ical.js gives every month that is named. Without BYMONTH the interval counts.
#
# Seen: with BYMONTH: 2027-06-29 2027-07-29 2027-08-29 2027-09-29 2027-10-29
#       without: 2027-06-29 2027-11-29 2028-04-29 2028-09-29 2029-07-29
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" ical.js@2.2.1 >/dev/null
cat > check.mjs <<'JS'
import assert from "node:assert";
import ICAL from "ical.js";

function first(rule) {
    const dates = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString("2027-06-29T09:00:00"));
    return Array.from({ length: 5 }, () => dates.next().toString().slice(0, 10)).join(" ");
}
const named = first("FREQ=MONTHLY;INTERVAL=5;BYMONTH=1,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=29");
const plain = first("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=29");
console.log(`with BYMONTH: ${named}`);
console.log(`without: ${plain}`);
assert.equal(named, "2027-06-29 2027-07-29 2027-08-29 2027-09-29 2027-10-29");
assert.equal(plain, "2027-06-29 2027-11-29 2028-04-29 2028-09-29 2029-07-29");
JS
node check.mjs
