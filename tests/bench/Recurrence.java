import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/**
 * ical4j as a peer of `tests/bench/peers recurrence`: expands rules, and measures itself; recurrence.py says what it reads
 * and answers. Collecting garbage and compiling, which other threads do, are not counted.
 */
class Recurrence {
    public static void main(String[] told) throws Exception {
        ZoneId zone = ZoneId.of(told[0]);
        ZonedDateTime first = LocalDateTime.parse(told[1]).atZone(zone);
        ZonedDateTime end = ZonedDateTime.parse(told[2]).withZoneSameInstant(zone);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            Recur<ZonedDateTime> rule = new Recur<>(words[words.length - 1]);
            if (words[0].equals("list")) {
                List<ZonedDateTime> found = rule.getDates(first, first, end);
                System.out.println(found.stream().map(one -> "" + one.toEpochSecond()).collect(Collectors.joining(" ")));
                continue;
            }
            long least = Long.MAX_VALUE;
            for (int n = Integer.parseInt(words[1]); n > 0; n--) {
                long begun = threads.getCurrentThreadCpuTime();
                List<ZonedDateTime> found = rule.getDates(first, first, end);
                long spent = threads.getCurrentThreadCpuTime() - begun;
                if (!found.isEmpty()) least = Math.min(least, spent);
            }
            System.out.println(least);
        }
    }
}
