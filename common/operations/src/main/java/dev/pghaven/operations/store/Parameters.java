package dev.pghaven.operations.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Sets the parameters of a statement one after the other. */
public final class Parameters {
    private final PreparedStatement statement;
    private int index;

    private Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    public static Parameters of(PreparedStatement statement) {
        return new Parameters(statement);
    }

    public Parameters text(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Parameters text(Optional<String> value) throws SQLException {
        return text(value.orElse(null));
    }

    public Parameters number(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    public Parameters id(UUID value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }

    public Parameters instant(Instant value) throws SQLException {
        statement.setObject(++index, value.atOffset(ZoneOffset.UTC));
        return this;
    }

    public Parameters instant(Optional<Instant> value) throws SQLException {
        if (value.isPresent()) {
            return instant(value.get());
        }
        statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    public Parameters seconds(Duration value) throws SQLException {
        statement.setDouble(++index, value.toNanos() / 1e9);
        return this;
    }

    public Parameters micros(Optional<Duration> value) throws SQLException {
        if (value.isPresent()) {
            return number(value.get().toNanos() / 1000);
        }
        statement.setNull(++index, Types.BIGINT);
        return this;
    }

    public Parameters texts(Collection<String> values) throws SQLException {
        return array("text", values.toArray());
    }

    public Parameters ids(Collection<UUID> values) throws SQLException {
        return array("uuid", values.toArray());
    }

    public Parameters numbers(Collection<Long> values) throws SQLException {
        return array("bigint", values.toArray());
    }

    private Parameters array(String type, Object[] values) throws SQLException {
        Array array = statement.getConnection().createArrayOf(type, values);
        statement.setArray(++index, array);
        return this;
    }
}
