package dev.pghaven.backups.archive.wal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a file in {@code wals/} or in {@code pg_wal} says. */
public sealed interface WalFileName {
    Pattern FORM =
            Pattern.compile(
                    "(?<timeline>[0-9A-F]{8})(?:(?<place>[0-9A-F]{16})"
                            + "(?<kind>\\.partial|\\.[0-9A-F]{8}\\.backup)?|\\.history)"
                            + "(?<suffix>\\.[a-z0-9]+)?");

    /** A segment that was filled, or closed by a switch. */
    record Segment(WalSegment segment, Compression compression) implements WalFileName {}

    /** The segment that a promotion left half written on the old timeline; recovery ignores it. */
    record Partial(WalSegment segment, Compression compression) implements WalFileName {}

    /** Marks where a base backup began. */
    record BackupLabel(WalSegment segment, Compression compression) implements WalFileName {}

    /** The ancestry of a timeline. */
    record History(int timeline, Compression compression) implements WalFileName {}

    Compression compression();

    /** Empty for names that PostgreSQL and Barman do not give. */
    static Optional<WalFileName> of(String name) {
        var parts = FORM.matcher(name);
        if (!parts.matches() || Integer.parseUnsignedInt(parts.group("timeline"), 16) < 1) {
            return Optional.empty();
        }
        return Compression.ofSuffix(orNothing(parts, "suffix")).map(it -> of(parts, it));
    }

    private static WalFileName of(Matcher parts, Compression compression) {
        var timeline = parts.group("timeline");
        if (parts.group("place") == null) {
            return new History(Integer.parseUnsignedInt(timeline, 16), compression);
        }
        var segment = WalSegment.of(timeline + parts.group("place"));
        return switch (orNothing(parts, "kind")) {
            case "" -> new Segment(segment, compression);
            case ".partial" -> new Partial(segment, compression);
            default -> new BackupLabel(segment, compression);
        };
    }

    private static String orNothing(Matcher parts, String group) {
        return Optional.ofNullable(parts.group(group)).orElse("");
    }
}
