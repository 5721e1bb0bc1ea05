#!/bin/sh
# libical 3.0.16 (Debian bookworm): where a series of a zone meets a local time that a change of the clocks skips, that one is
# set forward by the gap, as RFC 5545 3.3.5 says, and so is the next one, whose time exists: daily at 02:30 in Berlin over
# 28 March 2027 the 29th is at 03:30 (01:30 in UTC instead of 00:30). From the 30th on it is right.
#
# Seen: 2027-03-27 01:30Z 2027-03-28 01:30Z 2027-03-29 01:30Z 2027-03-30 00:30Z
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libical3=3.0.16-1+b1 libical-dev=3.0.16-1+b1 libicu72 >/dev/null 2>&1
for package in ./*.deb; do dpkg -x "$package" .; done
library=$(dirname "$(find usr/lib -name libical.so.3)")
cat > check.c <<'C'
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

static char seen[400];

static void start(icalcomponent *event, struct icaltime_span *span, void *data)
{
    char text[40];
    (void)event, (void)data;
    strftime(text, sizeof text, "%Y-%m-%d %H:%MZ ", gmtime(&span->start));
    strcat(seen, text);
}

int main(void)
{
    icalcomponent *whole = icalparser_parse_string(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
        "BEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
        "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20270327T023000\r\nDURATION:PT15M\r\n"
        "RRULE:FREQ=DAILY;COUNT=4\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    icalcomponent *event = icalcomponent_get_first_component(whole, ICAL_VEVENT_COMPONENT);
    struct icaltimetype from = icaltime_from_string("20270301T000000Z");
    struct icaltimetype to = icaltime_from_string("20270501T000000Z");
    icalcomponent_foreach_recurrence(event, from, to, start, NULL);
    puts(seen);
    icalcomponent_free(whole);
    return strcmp(seen, "2027-03-27 01:30Z 2027-03-28 01:30Z 2027-03-29 01:30Z 2027-03-30 00:30Z ");
}
C
gcc -o check check.c -Iusr/include "$library/libical.so.3" -Wl,--allow-shlib-undefined
LD_LIBRARY_PATH=$library ./check
