package dev.pghaven.backups.verify;

import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ObjectStores;
import dev.pghaven.kubernetes.OperatorConfiguration;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What is made for a copy beside its Cluster: logins, a way to the archive, and walls. */
@ApplicationScoped
class CopyBelongings {
    private static final String SUPERUSER = "postgres";

    private final Secrets secrets;
    private final ObjectStores objectStores;
    private final NetworkPolicies policies;
    private final VerificationConfiguration config;
    private final OperatorConfiguration operator;

    CopyBelongings(
            Secrets secrets,
            ObjectStores objectStores,
            NetworkPolicies policies,
            VerificationConfiguration config,
            OperatorConfiguration operator) {
        this.secrets = secrets;
        this.objectStores = objectStores;
        this.policies = policies;
        this.config = config;
        this.operator = operator;
    }

    Applied make(Copy copy, Source source) {
        var logins =
                Map.of(
                        copy.ownerSecret(),
                        source.owner(),
                        copy.roleSecret(),
                        OurNames.ROLE,
                        copy.superuserSecret(),
                        SUPERUSER);
        for (var login : logins.entrySet()) {
            var presence =
                    secrets.ensureLogin(copy.ref(), login.getKey(), login.getValue(), copy.notes());
            if (!(presence instanceof Presence.Ours)) {
                return new Applied.Rejected("secret " + login.getKey() + " is not pghaven's");
            }
        }
        var walls = policies.apply(CopyNetworkPolicy.of(copy, source, config, operator));
        return walls instanceof Applied.Accepted ? wayToArchive(copy, source) : walls;
    }

    void remove(Copy copy) {
        secrets.deleteAllOf(copy.ref());
        objectStores.deleteAllOf(copy.ref());
        policies.deleteAllOf(copy.ref());
    }

    private Applied wayToArchive(Copy copy, Source source) {
        return PrepareNamespace.byPlugin(source)
                ? objectStores.apply(
                        copy.ref(), CopyArchive.objectStore(copy, source, config.credentials()))
                : new Applied.Accepted();
    }
}
