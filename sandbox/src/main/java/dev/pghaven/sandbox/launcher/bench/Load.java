package dev.pghaven.sandbox.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the machine did while something was measured, by {@code /proc}: a time that others spoilt is
 * to be seen.
 *
 * @param average processes that ran or wanted to, over the last minute
 * @param busy the part of all processors' time that was used
 */
public record Load(double average, double busy) {
    private static final Path AVERAGE = Path.of("/proc/loadavg");
    private static final Path TIMES = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;

    /** Processors' time, in the kernel's ticks since the machine started. */
    public record Ticks(long all, long idle) {
        public static Ticks now() throws IOException {
            try (var lines = Files.lines(TIMES)) {
                return of(lines.findFirst().orElseThrow());
            }
        }

        /** {@code cpu user nice system idle iowait irq softirq steal guest guest_nice}. */
        static Ticks of(String line) {
            var times =
                    Arrays.stream(line.split("\\s+"))
                            .skip(1)
                            .limit(8) // a guest's time is in the user's already
                            .mapToLong(Long::parseLong)
                            .toArray();
            return new Ticks(Arrays.stream(times).sum(), times[IDLE] + times[WAITING_FOR_DISK]);
        }
    }

    public static Load since(Ticks begin) throws IOException {
        var now = Ticks.now();
        var all = Math.max(1, now.all() - begin.all());
        var idle = now.idle() - begin.idle();
        var average = Files.readString(AVERAGE).split(" ")[0];
        return new Load(Double.parseDouble(average), 1 - (double) idle / all);
    }
}
