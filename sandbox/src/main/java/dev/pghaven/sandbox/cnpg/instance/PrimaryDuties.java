package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.roles.ManagedRoles;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.cnpg.status.StatusPatch;
import dev.pghaven.sandbox.cnpg.status.Timestamps;
import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the instance manager of a primary does besides keeping the server up. */
final class PrimaryDuties {
    private final String instance;
    private final ClusterApi api;
    private final LocalAccess access;
    private final UserPasswords passwords;
    private final ManagedRoles roles;

    PrimaryDuties(String instance, ClusterApi api, LocalAccess access) {
        this.instance = instance;
        this.api = api;
        this.access = access;
        this.passwords = new UserPasswords(api);
        this.roles = new ManagedRoles(api);
    }

    void perform(Cluster cluster) throws SQLException {
        try (var session = Session.open(access, "postgres")) {
            var status = new LinkedHashMap<String, Object>();
            var objects = new DatabaseObjects(cluster, access);
            new StandbySlots(session, cluster).reconcile(instance);
            if (!cluster.spec().managed().roles().isEmpty()) {
                status.put("managedRolesStatus", roles.reconcile(cluster, session).fields());
            }
            objects.tablespaces(session);
            objects.extensions(session);
            announce(cluster.namespace(), cluster.name(), status);
            // Last, because a secret that is missing or wrong must not keep the rest from being.
            passwords.reconcile(cluster, session);
        }
    }

    /** The operator writes the status too, and often; what was read a while ago has changed. */
    void announce(String namespace, String name, Map<String, ?> changes) {
        var status = new LinkedHashMap<String, Object>(changes);
        var cluster = api.cluster(namespace, name).orElseThrow();
        var known = cluster.status();
        if (instance.equals(known.targetPrimary()) && !instance.equals(known.currentPrimary())) {
            status.put("currentPrimary", instance);
            status.put("currentPrimaryTimestamp", Timestamps.micros(Instant.now()));
        }
        StatusPatch.of(rawStatus(cluster), status, cluster.metadata().getResourceVersion())
                .ifPresent(patch -> api.patchStatus(namespace, name, patch));
    }

    private static Map<String, Object> rawStatus(Cluster cluster) {
        var known = new LinkedHashMap<String, Object>();
        known.put("managedRolesStatus", cluster.status().managedRolesStatus());
        known.put("currentPrimary", cluster.status().currentPrimary());
        return known;
    }
}
