package dev.pghaven.backups.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * For how long every moment stays restorable, as CNPG writes it: {@code 7d}, {@code 4w}, {@code
 * 3m}.
 */
public record RetentionPolicy(String text) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]*[dwm]");

    public RetentionPolicy {
        if (!FORM.matcher(text).matches() || text.length() > 6) {
            throw new IllegalArgumentException(
                    "a retention policy is like 7d, 4w or 3m, not '" + text + "'");
        }
    }

    /** Barman's months have 31 days. */
    public Duration length() {
        var count = Long.parseLong(text, 0, text.length() - 1, 10);
        var days =
                switch (text.charAt(text.length() - 1)) {
                    case 'd' -> 1;
                    case 'w' -> 7;
                    default -> 31;
                };
        return Duration.ofDays(count * days);
    }

    /** The oldest moment that the policy promises. */
    public Instant begin(Instant now) {
        return now.minus(length());
    }

    @Override
    public String toString() {
        return text;
    }
}
