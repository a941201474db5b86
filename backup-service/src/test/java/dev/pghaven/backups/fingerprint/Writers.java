package dev.pghaven.backups.fingerprint;

import dev.pghaven.testpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that write as fast as they can until they are told to stop. */
final class Writers implements AutoCloseable {
    static final String TABLES =
            """
            CREATE TABLE account (id int PRIMARY KEY, balance bigint NOT NULL);
            INSERT INTO account SELECT i, 1000 FROM generate_series(1, 1000) i;
            CREATE TABLE entry (id bigserial PRIMARY KEY, account int, amount int, note text,
                made timestamptz DEFAULT clock_timestamp());
            CREATE TABLE queue (id int, payload text);
            """;

    private static final List<String> WORK =
            List.of(
                    "UPDATE account SET balance = balance + 1 WHERE id = %d",
                    "INSERT INTO entry (account, amount, note) VALUES (%1$d, 1, repeat('x', %1$d))",
                    "DELETE FROM entry WHERE id = (SELECT min(id) FROM entry WHERE account <> %d)",
                    "INSERT INTO queue VALUES (%d, 'waits')");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Void>> running = new ArrayList<>();
    private final AtomicLong commits = new AtomicLong();
    private volatile boolean stopped;

    Writers(PostgresServer primary, int clients) {
        for (int i = 0; i < clients; i++) {
            running.add(threads.submit(() -> write(primary)));
        }
    }

    long commits() {
        return commits.get();
    }

    private Void write(PostgresServer primary) throws SQLException {
        try (var connection = SourceCluster.as("postgres", primary).open("app")) {
            connection.setAutoCommit(false);
            while (!stopped) {
                transaction(connection);
                commits.incrementAndGet();
            }
            return null;
        }
    }

    private static void transaction(Connection connection) throws SQLException {
        var random = ThreadLocalRandom.current();
        try (var statement = connection.createStatement()) {
            if (random.nextInt(200) == 0) {
                statement.execute("TRUNCATE queue");
            }
            statement.execute(WORK.get(random.nextInt(WORK.size())).formatted(id(random)));
            statement.execute(WORK.get(1).formatted(id(random)));
        }
        if (random.nextInt(20) == 0) {
            connection.rollback();
        } else {
            connection.commit();
        }
    }

    private static int id(ThreadLocalRandom random) {
        return random.nextInt(1, 1001);
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
        for (var each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a writer failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
