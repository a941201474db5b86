package dev.pghaven.sandbox.cnpg;

import java.sql.Connection;
import java.sql.SQLException;

/** Commits numbers, one after the other, until its connection breaks. */
final class CommitWriter {
    private final Connection connection;
    private final String table;
    private final Thread thread;
    private volatile int acknowledged;

    private CommitWriter(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
        this.thread = Thread.ofVirtual().unstarted(this::write);
    }

    static CommitWriter into(Connection connection, String table) {
        var writer = new CommitWriter(connection, table);
        writer.thread.start();
        return writer;
    }

    /** All numbers up to this one. */
    int acknowledged() {
        return acknowledged;
    }

    int acknowledgedAtItsEnd() throws InterruptedException {
        thread.join();
        return acknowledged;
    }

    private void write() {
        try (var insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
            while (true) {
                insert.setInt(1, acknowledged + 1);
                insert.execute();
                // A wait for the standby that was given up is a success with a warning.
                if (insert.getWarnings() != null) {
                    return;
                }
                acknowledged++;
            }
        } catch (SQLException broken) {
            // The number that was under way is not known to be there.
        }
    }
}
