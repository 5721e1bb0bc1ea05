// Reads a calendar with ical.js: `node read.mjs CALENDAR WINDOWS` prints "UID MINUTE" for each start in the window of its event.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [calendar, windows] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const window = new Map(windows.trim().split("\n").map((line) => {
    const [rule, from, to] = line.split(" ");
    return [rule, [Number(from), Number(to)]];
}));
const whole = new ICAL.Component(ICAL.parse(calendar));
for (const zone of whole.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
}
for (const component of whole.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const [from, to] = window.get(event.uid.slice(0, 36));
    const starts = event.iterator();
    for (let next = starts.next(); next; next = starts.next()) {
        const minute = next.toUnixTime() / 60;
        // The order is that of the wall clock.
        if (minute >= to + 120) break;
        if (minute >= from && minute < to) console.log(`${event.uid} ${minute}`);
    }
}
