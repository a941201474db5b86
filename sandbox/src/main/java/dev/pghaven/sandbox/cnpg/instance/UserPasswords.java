package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.objects.CertificateSecrets;
import dev.pghaven.sandbox.cnpg.sql.Session;
import io.fabric8.kubernetes.api.model.Secret;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Gives the application's owner, and the superuser where allowed, the password of its secret. */
final class UserPasswords {
    private static final String SUPERUSER = "postgres";

    private final ClusterApi api;
    private final Map<String, String> applied = new HashMap<>();

    UserPasswords(ClusterApi api) {
        this.api = api;
    }

    void reconcile(Cluster cluster, Session session) throws SQLException {
        if (cluster.spec().enableSuperuserAccess()) {
            set(session, SUPERUSER, api.secret(cluster.namespace(), cluster.superuserSecret()));
        } else {
            takeAway(session);
        }
        var owner = cluster.spec().bootstrap().application().owner();
        set(session, owner, api.secret(cluster.namespace(), cluster.applicationSecret()));
    }

    private void set(Session session, String role, Secret secret) throws SQLException {
        var version = secret.getMetadata().getResourceVersion();
        if (version.equals(applied.get(role))) {
            return;
        }
        var username = CertificateSecrets.value(secret, "username");
        if (!username.equals(role)) {
            throw new IllegalStateException(
                    "wrong username '%s' in secret, expected '%s'".formatted(username, role));
        }
        session.changePassword(role, CertificateSecrets.value(secret, "password"));
        applied.put(role, version);
    }

    private void takeAway(Session session) throws SQLException {
        applied.remove(SUPERUSER);
        var hasPassword =
                "SELECT rolname FROM pg_authid WHERE rolname = ? AND rolpassword IS NOT NULL";
        if (!session.strings(hasPassword, SUPERUSER).isEmpty()) {
            session.execute("ALTER ROLE postgres PASSWORD NULL");
        }
    }
}
