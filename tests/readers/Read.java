import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;

/** Reads a calendar with ical4j: prints "UID MINUTE" for each start in the window of its event. */
class Read {
    public static void main(String[] files) throws Exception {
        Map<String, long[]> windows = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(files[1]))) {
            String[] words = line.split(" ");
            windows.put(words[0], new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
        }
        Calendar calendar;
        try (Reader text = Files.newBufferedReader(Path.of(files[0]))) {
            calendar = new CalendarBuilder().build(text);
        }
        StringBuilder out = new StringBuilder();
        for (VEvent event : calendar.<VEvent>getComponents("VEVENT")) {
            String uid = event.getProperty("UID").orElseThrow().getValue();
            long[] window = windows.get(uid.substring(0, 36));
            ZonedDateTime start = event.<ZonedDateTime>getDateTimeStart().getDate();
            Instant from = Instant.ofEpochSecond(window[0] * 60);
            Instant to = Instant.ofEpochSecond(window[1] * 60);
            Period<ZonedDateTime> whole = new Period<>(from.atZone(start.getZone()), to.atZone(start.getZone()));
            for (Period<ZonedDateTime> found : event.<ZonedDateTime>calculateRecurrenceSet(whole)) {
                long minute = found.getStart().toEpochSecond() / 60;
                if (minute >= window[0] && minute < window[1]) out.append(uid).append(' ').append(minute).append('\n');
            }
        }
        System.out.print(out);
    }
}
