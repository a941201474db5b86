package dev.pghaven.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Inserts, updates and deletes rows as fast as the primary commits. */
final class Writer implements AutoCloseable {
    private static final String[] STATEMENTS = {
        "insert into busy (word) select md5(random()::text) from generate_series(1, 20)",
        "update busy set word = md5(word) where id % 7 = (random() * 6)::int and id > (select max(id) - 500 from busy)",
        "delete from busy where id < (select max(id) - 5000 from busy)"
    };

    private final AtomicLong commits = new AtomicLong();
    private final Connection connection;
    private final CompletableFuture<Void> work;
    private volatile boolean ends;

    private Writer(Connection connection) {
        this.connection = connection;
        this.work = CompletableFuture.runAsync(this::write);
    }

    static Writer start(Database database) throws SQLException {
        database.execute(
                "create table busy (id bigint generated always as identity primary key, word text)");
        return new Writer(database.connect());
    }

    long commits() {
        return commits.get();
    }

    private void write() {
        try (var statement = connection.createStatement()) {
            for (var next = 0; !ends; next++) {
                statement.execute(STATEMENTS[next % STATEMENTS.length]);
                commits.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the writer failed: " + e.getMessage(), e);
        }
    }

    /** A writer that failed fails the test. */
    @Override
    public void close() throws SQLException {
        ends = true;
        work.join();
        connection.close();
    }
}
