package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.kubernetes.Login;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Secrets;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Namespaces;
import dev.pghaven.provisioner.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The namespace, the secrets and the archive, which the Cluster needs from its first moment. */
@ApplicationScoped
class Groundwork {
    private final Namespaces namespaces;
    private final Secrets secrets;
    private final PrepareArchive archive;
    private final Surroundings surroundings;

    Groundwork(
            Namespaces namespaces,
            Secrets secrets,
            PrepareArchive archive,
            Surroundings surroundings) {
        this.namespaces = namespaces;
        this.secrets = secrets;
        this.archive = archive;
        this.surroundings = surroundings;
    }

    Outcome<Provisioning> createNamespace(Provisioning it) {
        var namespace = it.cluster().namespace();
        return switch (namespaces.ensure(namespace)) {
            case READY -> done(it);
            case TERMINATING ->
                    notYet(
                            "namespace " + namespace + " is still being deleted",
                            surroundings.provisioner().pollInterval());
        };
    }

    Outcome<Provisioning> createBootstrapSecret(Provisioning it) {
        return switch (ensureOwnersLogin(it)) {
            case Outcome.Done<Provisioning> ignored -> ensureOurLogin(it);
            case Outcome.NotYet<Provisioning> notYet -> notYet;
            case Outcome.Refused<Provisioning> refused -> refused;
        };
    }

    private Outcome<Provisioning> ensureOwnersLogin(Provisioning it) {
        var owner = it.spec().bootstrap().owner();
        return ensureLogin(it, OurNames.ownerSecret(it.cluster()), owner, Map.of());
    }

    /** It also notes whom Azure is about to trust, in case no Cluster ever comes to be. */
    private Outcome<Provisioning> ensureOurLogin(Provisioning it) {
        var notes =
                WantedIdentity.of(it.spec().workloadIdentity(), surroundings)
                        .map(WantedIdentity::notes)
                        .orElseGet(Map::of);
        return ensureLogin(it, OurNames.roleSecret(it.cluster()), OurNames.ROLE, notes);
    }

    private Outcome<Provisioning> ensureLogin(
            Provisioning it, String secret, String username, Map<String, String> notes) {
        return switch (secrets.ensureLogin(it.cluster(), secret, username, notes)) {
            case Presence.Ours(var uid) -> ofRole(it, secret, username);
            case Presence.Absent() ->
                    notYet(
                            "secret " + secret + " vanished again",
                            surroundings.provisioner().pollInterval());
            case Presence.Foreign(var managedBy) ->
                    refused(
                            "secret %s/%s exists and is managed by %s, not by pghaven"
                                    .formatted(it.cluster().namespace(), secret, managedBy));
        };
    }

    /**
     * One that an earlier request left behind may be another role's; the operator would not say.
     */
    private Outcome<Provisioning> ofRole(Provisioning it, String secret, String username) {
        var holder = secrets.login(it.cluster(), secret).map(Login::username).orElse(username);
        return holder.equals(username)
                ? done(it)
                : refused(
                        "secret %s/%s holds the login of role %s, not of %s; remove the cluster first"
                                .formatted(it.cluster().namespace(), secret, holder, username));
    }

    Outcome<Provisioning> checkArchiveIsEmpty(Provisioning it) {
        return archive.checkIsEmpty(it);
    }

    Outcome<Provisioning> createObjectStore(Provisioning it) {
        return archive.createObjectStore(it);
    }
}
