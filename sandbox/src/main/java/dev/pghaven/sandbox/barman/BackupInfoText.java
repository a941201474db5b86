package dev.pghaven.sandbox.barman;

import dev.pghaven.sandbox.barman.BackupInfo.Position;
import dev.pghaven.sandbox.barman.BackupInfo.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text of {@code backup.info}: a line for each key, in the order of the alphabet, None for what
 * is not known. Only keys that Barman 3.4 has are written, because it refuses files with others.
 */
final class BackupInfoText {
    private static final String NONE = "None";
    private static final String TIMELINE = "timeline";

    /** Barman's cloud tools call every server so; its real name is in the path. */
    private static final String SERVER_NAME = "cloud";

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx");

    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[xxx][xx]")
                    .toFormatter();

    private BackupInfoText() {}

    static String write(BackupInfo info) {
        var lines = new TreeMap<String, String>();
        unknownToUs(lines);
        backup(info, lines);
        server(info.server(), lines);
        position("begin", info.begin(), lines);
        position("end", info.end(), lines);
        return lines.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue() + "\n")
                .collect(Collectors.joining());
    }

    static BackupInfo read(String id, String text) {
        var lines = lines(text);
        return new BackupInfo(
                id,
                value(lines, "backup_name"),
                value(lines, "status").map(Status::valueOf).orElse(Status.EMPTY),
                value(lines, "error"),
                server(lines),
                position("begin", lines),
                position("end", lines),
                value(lines, "backup_label").map(PythonLiteral::readString),
                value(lines, "compression").map(Compression::named).orElse(Compression.NONE),
                size(lines));
    }

    private static void unknownToUs(Map<String, String> lines) {
        lines.put("copy_stats", NONE);
        lines.put("included_files", NONE);
        lines.put("mode", "concurrent");
        lines.put("server_name", SERVER_NAME);
    }

    private static void backup(BackupInfo info, Map<String, String> lines) {
        info.name().ifPresent(it -> lines.put("backup_name", it));
        lines.put("status", info.status().name());
        lines.put("error", info.error().orElse(NONE));
        lines.put("backup_label", info.label().map(PythonLiteral::string).orElse(NONE));
        lines.put("compression", compression(info.compression()));
        var size = info.size().isPresent() ? Long.toString(info.size().getAsLong()) : NONE;
        lines.put("size", size);
        lines.put("deduplicated_size", size);
        lines.put(TIMELINE, info.timeline().map(Object::toString).orElse(NONE));
    }

    private static String compression(Compression compression) {
        return compression == Compression.NONE ? NONE : compression.barmanName();
    }

    private static void server(BackedUpServer server, Map<String, String> lines) {
        lines.put("systemid", server.systemId());
        lines.put("version", Integer.toString(server.version()));
        lines.put("pgdata", server.pgData());
        lines.put("xlog_segment_size", Integer.toString(server.segmentSize()));
        lines.put("config_file", server.configFile());
        lines.put("hba_file", server.hbaFile());
        lines.put("ident_file", server.identFile());
        var tablespaces = server.tablespaces();
        lines.put(
                "tablespaces",
                tablespaces.isEmpty() ? NONE : PythonLiteral.tablespaces(tablespaces));
    }

    private static void position(
            String which, Optional<Position> position, Map<String, String> lines) {
        lines.put(which + "_time", position.map(it -> time(it.time())).orElse(NONE));
        lines.put(which + "_xlog", position.map(it -> it.lsn().toString()).orElse(NONE));
        lines.put(which + "_wal", position.map(Position::wal).orElse(NONE));
        lines.put(which + "_offset", position.map(it -> "" + it.offset()).orElse(NONE));
    }

    private static Map<String, String> lines(String text) {
        return text.lines()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0].strip(), it -> it[1].strip()));
    }

    private static BackedUpServer server(Map<String, String> lines) {
        return new BackedUpServer(
                value(lines, "systemid").orElse(""),
                value(lines, "version").map(Integer::valueOf).orElse(0),
                value(lines, "pgdata").orElse(""),
                value(lines, "xlog_segment_size").map(Integer::valueOf).orElse(16 << 20),
                PythonLiteral.readTablespaces(value(lines, "tablespaces").orElse("")),
                value(lines, "config_file").orElse(""),
                value(lines, "hba_file").orElse(""),
                value(lines, "ident_file").orElse(""));
    }

    private static Optional<Position> position(String which, Map<String, String> lines) {
        return value(lines, which + "_xlog")
                .map(lsn ->
                        new Position(
                                time(lines.get(which + "_time")),
                                Lsn.parse(lsn),
                                lines.get(which + "_wal"),
                                Long.parseLong(lines.get(which + "_offset"))));
    }

    private static OptionalLong size(Map<String, String> lines) {
        return value(lines, "size")
                .map(it -> OptionalLong.of(Long.parseLong(it)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> value(Map<String, String> lines, String key) {
        return Optional.ofNullable(lines.get(key)).filter(it -> !it.equals(NONE));
    }

    private static String time(Instant moment) {
        return WRITTEN.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text, READ).toInstant();
    }
}
