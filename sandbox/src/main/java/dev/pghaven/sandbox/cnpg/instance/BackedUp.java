package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.basebackup.BackedUpInstance;
import dev.pghaven.sandbox.cnpg.sql.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** An instance as its manager shows it to a backup. */
record BackedUp(InstanceManager manager, Neighbours neighbours) implements BackedUpInstance {

    @Override
    public Path pgData() {
        return manager.folders().pgData();
    }

    @Override
    public Map<String, String> podLabels() {
        return manager.podLabels();
    }

    @Override
    public boolean isAlive() {
        return manager.isAlive();
    }

    @Override
    public boolean isStandby() {
        return manager.isStandby();
    }

    @Override
    public Session open() throws SQLException {
        return manager.open();
    }

    @Override
    public Session openPrimary() throws SQLException {
        return neighbours
                .primaryOf(manager)
                .orElseThrow(() -> new SQLException("the primary does not answer"))
                .open();
    }
}
