package dev.pghaven.backups.watch;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.segment;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.lag.Archiver;
import dev.pghaven.backups.archive.lag.BlobLook;
import dev.pghaven.backups.archive.lag.DatabaseLook;
import dev.pghaven.backups.archive.lag.Observation;
import dev.pghaven.backups.archive.lag.Primary;
import dev.pghaven.backups.archive.lag.WalFile;
import dev.pghaven.backups.archive.lag.WalState;
import dev.pghaven.backups.archive.wal.WalArchive;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at a cluster that writes segment 11, with all before 10 in the archive. */
final class Looks {
    static final WalSegment CLOSED = segment(1, 10);
    static final Instant CLOSED_AT = Instant.parse("2026-06-05T13:00:00Z");

    private Looks() {}

    static Instant after(long seconds) {
        return CLOSED_AT.plusSeconds(seconds);
    }

    static Sight waiting(String uid, long seconds) {
        return sight(uid, seconds, wal(seconds, true), archive().wal(1, 0, 9));
    }

    static Sight archived(String uid, long seconds) {
        return sight(uid, seconds, wal(seconds, false), archive().wal(1, 0, 10));
    }

    static Sight primarySilent(String uid, long seconds) {
        return sight(
                uid,
                seconds,
                new DatabaseLook.Silent("connection refused"),
                archive().wal(1, 0, 9));
    }

    private static OrdersArchive archive() {
        return new OrdersArchive();
    }

    private static Sight sight(
            String uid, long seconds, DatabaseLook database, OrdersArchive archive) {
        var blobs = BlobLook.at(new WalArchive(archive.server()), List.of(CLOSED), SIZE);
        var primary = new Primary("orders-1", "orders-1", after(-3600));
        return new Sight.Seen(uid, new Observation(after(seconds), primary, database, blobs));
    }

    private static DatabaseLook wal(long seconds, boolean waiting) {
        return new DatabaseLook.Seen(state(after(seconds), waiting));
    }

    static WalState state(Instant now, boolean waiting) {
        return new WalState(
                now,
                1,
                segment(1, 11).start(SIZE).plus(1000),
                SIZE,
                Duration.ofMinutes(5),
                new Archiver(Optional.empty(), Optional.empty()),
                List.of(new WalFile(CLOSED.name(), CLOSED_AT)),
                List.of(new WalFile(CLOSED + (waiting ? ".ready" : ".done"), CLOSED_AT)));
    }
}
