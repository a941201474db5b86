package dev.pghaven.sandbox.cnpg.roles;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.Managed.Ensure;
import dev.pghaven.sandbox.cnpg.api.Managed.Role;
import dev.pghaven.sandbox.cnpg.objects.CertificateSecrets;
import dev.pghaven.sandbox.cnpg.roles.ManagedRolesStatus.PasswordState;
import dev.pghaven.sandbox.cnpg.sql.Quoted;
import dev.pghaven.sandbox.cnpg.sql.Session;
import io.fabric8.kubernetes.api.model.Secret;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the roles of one primary what its Cluster declares, role by role. */
public final class ManagedRoles {
    private static final Set<String> RESERVED =
            Set.of("postgres", "streaming_replica", "cnpg_pooler_pgbouncer");

    private final ClusterApi api;
    private final Map<String, PasswordState> passwords = new HashMap<>();

    public ManagedRoles(ClusterApi api) {
        this.api = api;
    }

    public ManagedRolesStatus reconcile(Cluster cluster, Session session) throws SQLException {
        var status = new ManagedRolesStatus();
        var declared = cluster.spec().managed().roles();
        var existing = RolesTable.read(session);
        for (var role : declared) {
            reconcile(cluster, session, role, find(existing, role.name()), status);
        }
        existing.stream()
                .map(ExistingRole::name)
                .filter(name -> declared.stream().noneMatch(role -> role.name().equals(name)))
                .forEach(name -> status.add(statusOfOther(name), name));
        return status;
    }

    /** One role that cannot be reconciled does not keep the others waiting. */
    private void reconcile(
            Cluster cluster,
            Session session,
            Role role,
            Optional<ExistingRole> existing,
            ManagedRolesStatus status) {
        try {
            for (var statement : RoleChanges.of(role, existing)) {
                session.execute(statement);
            }
            if (role.ensure() == Ensure.PRESENT) {
                reconcilePassword(cluster, session, role);
                Optional.ofNullable(passwords.get(role.name()))
                        .ifPresent(state -> status.password(role.name(), state));
            }
            status.add("reconciled", role.name());
        } catch (SQLException | IllegalStateException e) {
            status.failed(role.name(), e.getMessage());
        }
    }

    private void reconcilePassword(Cluster cluster, Session session, Role role)
            throws SQLException {
        if (role.disablePassword()) {
            session.execute("ALTER ROLE " + Quoted.identifier(role.name()) + " PASSWORD NULL");
        } else if (role.passwordSecret() != null) {
            var secret = api.secret(cluster.namespace(), role.passwordSecret().name());
            setPassword(session, role, secret);
        }
    }

    /** Also when somebody else changed the role since: its password may have changed with it. */
    private void setPassword(Session session, Role role, Secret secret) throws SQLException {
        if (!CertificateSecrets.value(secret, "username").equals(role.name())) {
            throw new IllegalStateException(
                    "the secret's username is not the role's name: "
                            + secret.getMetadata().getName());
        }
        var version = secret.getMetadata().getResourceVersion();
        var known = new PasswordState(version, transactionOf(session, role));
        if (!known.equals(passwords.get(role.name()))) {
            session.changePassword(role.name(), CertificateSecrets.value(secret, "password"));
            var now = new PasswordState(version, transactionOf(session, role));
            passwords.put(role.name(), now);
        }
    }

    private static long transactionOf(Session session, Role role) throws SQLException {
        return find(RolesTable.read(session), role.name()).orElseThrow().transaction();
    }

    private static Optional<ExistingRole> find(List<ExistingRole> roles, String name) {
        return roles.stream().filter(role -> role.name().equals(name)).findFirst();
    }

    private static String statusOfOther(String name) {
        return RESERVED.contains(name) ? "reserved" : "not-managed";
    }
}
