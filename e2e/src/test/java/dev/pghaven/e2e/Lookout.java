package dev.pghaven.e2e;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;

/** Notes everybody who receives from a publisher, as often as it can be asked. */
final class Lookout implements AutoCloseable {
    private static final String WHO =
            """
            select coalesce(s.slot_name, ''), r.pid::text
            from pg_stat_replication r left join pg_replication_slots s on s.active_pid = r.pid
            """;

    private final Set<String> slots = new ConcurrentSkipListSet<>();
    private final Set<String> receivers = new ConcurrentSkipListSet<>();
    private final CompletableFuture<Void> work;
    private volatile boolean ends;

    private Lookout(Database publisher) {
        work = CompletableFuture.runAsync(() -> look(publisher));
    }

    static Lookout over(Database publisher) {
        return new Lookout(publisher);
    }

    Set<String> receivers() {
        return Set.copyOf(receivers);
    }

    Set<String> slots() {
        return Set.copyOf(slots);
    }

    private void look(Database publisher) {
        try (var connection = publisher.connect();
                var statement = connection.createStatement()) {
            while (!ends) {
                try (var rows = statement.executeQuery(WHO)) {
                    while (rows.next()) {
                        slots.add(rows.getString(1));
                        receivers.add(rows.getString(2));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        ends = true;
        work.join();
    }
}
