#!/bin/sh
# ical.js 2.2.1: BYSETPOS is passed over where BYMONTHDAY is a list, so the usual way to say "the last day of the month, the
# 31st where there is one" (FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1, RFC 5545) gives every one of those days.
# BYMONTHDAY=-1 is right.
#
# Seen: with BYSETPOS: 2027-01-28 2027-01-29 2027-01-30 2027-01-31 2027-02-28
#       with -1: 2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" ical.js@2.2.1 >/dev/null
cat > check.mjs <<'JS'
import assert from "node:assert";
import ICAL from "ical.js";

function first(rule) {
    const dates = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString("2027-01-01T09:00:00"));
    return Array.from({ length: 5 }, () => dates.next().toString().slice(0, 10)).join(" ");
}
const set = first("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
const last = first("FREQ=MONTHLY;BYMONTHDAY=-1");
console.log(`with BYSETPOS: ${set}`);
console.log(`with -1: ${last}`);
assert.equal(set, "2027-01-28 2027-01-29 2027-01-30 2027-01-31 2027-02-28");
assert.equal(last, "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31");
JS
node check.mjs
