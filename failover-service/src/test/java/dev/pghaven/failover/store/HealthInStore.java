package dev.pghaven.failover.store;

import dev.pghaven.failover.health.HealthRecords;
import dev.pghaven.testkit.ServiceSchema;

/** The clusters' health in a real store, for the tests of those who use it. */
public final class HealthInStore {
    private HealthInStore() {}

    public static HealthRecords of(ServiceSchema store) {
        return new StoredHealth(store.dataSource(), store.engine());
    }
}
