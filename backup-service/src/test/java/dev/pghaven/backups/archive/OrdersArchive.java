package dev.pghaven.backups.archive;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;
import java.util.stream.LongStream;

/** The archive of a cluster "orders": a segment a minute, numbered as the minutes are. */
public final class OrdersArchive {
    public static final Instant START = Instant.parse("2026-06-05T12:00:00Z");
    public static final SegmentSize SIZE = SegmentSize.USUAL;

    private final InMemoryArchive blobs = new InMemoryArchive();

    public ServerArchive server() {
        return new ServerArchive(blobs, "orders");
    }

    public InMemoryArchive blobs() {
        return blobs;
    }

    public static Instant minute(long number) {
        return START.plusSeconds(60 * number);
    }

    public static WalSegment segment(int timeline, long number) {
        return WalSegment.numbered(number, timeline, SIZE);
    }

    public OrdersArchive wal(int timeline, long first, long last) {
        LongStream.rangeClosed(first, last)
                .forEach(it -> wal(segment(timeline, it), SIZE.bytes(), minute(it + 1)));
        return this;
    }

    public OrdersArchive wal(WalSegment segment, long bytes, Instant time) {
        blobs.putSized(pathOf(segment), bytes, time);
        return this;
    }

    public OrdersArchive lose(int timeline, long number) {
        blobs.delete(pathOf(segment(timeline, number)));
        return this;
    }

    public static String pathOf(WalSegment segment) {
        return "orders/wals/%s/%s".formatted(segment.name().substring(0, 16), segment.name());
    }

    public OrdersArchive history(int timeline, String text) {
        blobs.put("orders/wals/%08X.history".formatted(timeline), text, START);
        return this;
    }

    /** A complete backup that begins and ends with these segments. */
    public OrdersArchive backup(String id, int timeline, long first, long last) {
        info(id, info(timeline, first, last));
        blobs.put("orders/base/" + id + "/data.tar", new byte[10240], minute(last));
        return this;
    }

    public OrdersArchive info(String id, String text) {
        blobs.put("orders/base/" + id + "/backup.info", text, START);
        return this;
    }

    public static String info(int timeline, long first, long last) {
        return """
        backup_label='START WAL LOCATION: 0/4000028 (file 000000010000000000000004)\\n'
        begin_offset=40
        begin_time=%s
        begin_wal=%s
        begin_xlog=%s
        end_time=%s
        end_wal=%s
        end_xlog=%s
        error=None
        server_name=cloud
        size=None
        status=DONE
        systemid=7349102645038178328
        tablespaces=None
        version=180006
        xlog_segment_size=16777216
        """
                .formatted(
                        python(minute(first)),
                        segment(timeline, first),
                        segment(timeline, first).start(SIZE).plus(40),
                        python(minute(last).plusSeconds(30)),
                        segment(timeline, last),
                        endLsn(timeline, last));
    }

    public static Lsn endLsn(int timeline, long last) {
        return segment(timeline, last).start(SIZE).plus(0x120);
    }

    private static String python(Instant time) {
        return time.toString().replace("T", " ").replace("Z", ".123456+00:00");
    }
}
