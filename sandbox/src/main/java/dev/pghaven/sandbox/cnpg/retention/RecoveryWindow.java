package dev.pghaven.sandbox.cnpg.retention;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupInfo.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Barman's retention policy: every moment of this long a time can be recovered. */
public record RecoveryWindow(Duration length) {
    private static final Pattern POLICY = Pattern.compile("([1-9][0-9]*)([dwm])");

    /** Barman's months have 31 days. */
    public static RecoveryWindow parse(String policy) {
        var match = POLICY.matcher(policy);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a valid retention policy: " + policy);
        }
        int days =
                switch (match.group(2)) {
                    case "d" -> 1;
                    case "w" -> 7;
                    default -> 31;
                };
        return new RecoveryWindow(Duration.ofDays(days * Long.parseLong(match.group(1))));
    }

    /**
     * The backups that no moment of the window needs: those before the last one that was complete
     * when the window begins. What never completed is not judged.
     */
    public List<BackupInfo> obsolete(List<BackupInfo> backups, Instant now) {
        var begin = now.minus(length);
        return backups.stream()
                .filter(BackupInfo::isDone)
                .sorted(Comparator.comparing(RecoveryWindow::end).reversed())
                .dropWhile(backup -> !end(backup).isBefore(begin))
                .skip(1)
                .toList();
    }

    private static Instant end(BackupInfo backup) {
        return backup.end().map(Position::time).orElse(Instant.MAX);
    }
}
