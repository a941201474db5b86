package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * One database at one moment: a transaction that other sessions can join, and that holds the tables
 * as they are.
 */
public final class DatabaseSnapshot implements AutoCloseable {
    private final String database;
    private final Connection holder;
    private String id;
    private List<Table> tables = List.of();

    private DatabaseSnapshot(String database, Connection holder) {
        this.database = database;
        this.holder = holder;
    }

    /** Connects; the moment comes later. */
    static DatabaseSnapshot connect(Sessions sessions, String database) throws SQLException {
        var holder = sessions.open(database);
        FixedSettings.forHolder(holder);
        holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        holder.setReadOnly(true);
        holder.setAutoCommit(false);
        return new DatabaseSnapshot(database, holder);
    }

    /** This is the moment; one that was taken before is given up. */
    void take() throws SQLException {
        holder.rollback();
        id = Queries.text(holder, "SELECT pg_catalog.pg_export_snapshot()");
    }

    /** Nobody truncates, rewrites, changes or drops a table from here on. */
    void lockTables() throws SQLException {
        tables = Catalog.tables(holder);
        TableLocks.take(holder, tables);
    }

    void endWithin(Duration longest) throws SQLException {
        FixedSettings.endWithin(holder, longest);
    }

    public String database() {
        return database;
    }

    public List<Table> tables() {
        return tables;
    }

    public List<LeftOut> leftOut() throws SQLException {
        return Catalog.leftOut(holder);
    }

    /** For questions about this moment; one thread at a time. */
    public Connection holder() {
        return holder;
    }

    /**
     * From here on the holder reads tables.
     *
     * @param workers that help it with each
     */
    public void readTables(int workers) throws SQLException {
        FixedSettings.readTables(holder, workers);
    }

    /** From here on the holder reads catalogs again. */
    public void readCatalogs() throws SQLException {
        FixedSettings.readCatalogs(holder);
    }

    /** A session of its own that sees the same. */
    public JoinedSession join(Sessions sessions) throws SQLException {
        return JoinedSession.open(sessions, database, id);
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
