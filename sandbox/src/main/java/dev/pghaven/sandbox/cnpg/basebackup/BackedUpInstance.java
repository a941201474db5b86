package dev.pghaven.sandbox.cnpg.basebackup;

import dev.pghaven.sandbox.cnpg.sql.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** An instance as its backup needs it. */
public interface BackedUpInstance {
    Path pgData();

    Map<String, String> podLabels();

    /** False when the manager has ended: nobody is there any more to tell how a backup went. */
    boolean isAlive();

    boolean isStandby();

    Session open() throws SQLException;

    /** A session with the cluster's primary, which archives. */
    Session openPrimary() throws SQLException;
}
