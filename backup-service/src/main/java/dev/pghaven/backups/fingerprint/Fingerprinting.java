package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.Attempt;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import dev.pghaven.backups.fingerprint.snapshot.Snapshot;
import dev.pghaven.backups.fingerprint.snapshot.Spoilt;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;

/** Takes the fingerprint of a cluster, one database after another. */
public final class Fingerprinting {
    private final Sessions sessions;
    private final DatabaseReading reading;

    /**
     * @param sessions of a role that sees every row: with {@code bypassrls} and {@code
     *     pg_read_all_data}
     */
    public Fingerprinting(Sessions sessions, Effort effort, Progress progress) {
        this.sessions = sessions;
        this.reading = new DatabaseReading(sessions, effort, progress);
    }

    /** Of a source, which may withdraw what is being read. */
    public Attempt<Fingerprint> ofSource(Snapshot snapshot) {
        try {
            return new Attempt.Conclusive<>(of(snapshot));
        } catch (SQLException e) {
            return Spoilt.by("read the source", e);
        }
    }

    /** Of a copy, which is there for nothing else. */
    public Fingerprint ofCopy(String database) throws SQLException {
        try (var snapshot = Snapshot.ofCopy(sessions, database)) {
            return of(snapshot);
        }
    }

    private Fingerprint of(Snapshot snapshot) throws SQLException {
        var databases = new ArrayList<DatabaseFingerprint>();
        for (var database : snapshot.databases()) {
            databases.add(reading.of(database));
        }
        var objects =
                snapshot.databases().isEmpty()
                        ? Map.<String, String>of()
                        : Definitions.ofCluster(snapshot.databases().getFirst().holder());
        var leftOut = new ArrayList<>(snapshot.leftOut());
        leftOut.add(ClusterDefinitions.LEFT_OUT);
        return new Fingerprint(databases, objects, leftOut);
    }
}
