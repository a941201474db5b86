package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one instance, all as the same role; each is new. */
@FunctionalInterface
public interface Sessions {
    Connection open(String database) throws SQLException;
}
