package dev.pghaven.operations.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Reads rows of the table of schedules. */
final class ScheduleRow {
    private ScheduleRow() {}

    static ScheduleStatus read(ResultSet row) throws SQLException {
        return new ScheduleStatus(
                new ScheduleKey(
                        ClusterRef.parse(row.getString("cluster")),
                        row.getString("part"),
                        row.getString("name")),
                row.getString("cron"),
                row.getString("time_zone"),
                row.getString("request_type"),
                Json.read(row.getString("request"), JsonNode.class),
                row.getBoolean("enabled"),
                instant(row, "next_due"),
                instant(row, "last_due"),
                Optional.ofNullable(row.getObject("last_operation", UUID.class)),
                Optional.ofNullable(row.getString("last_error")));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
