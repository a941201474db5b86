package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.azure.Identity;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.ObjectStores;
import dev.pghaven.kubernetes.Operator;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.kubernetes.OurAnnotations;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Secrets;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses what can only fail later: a name that is taken, an operator that cannot do it. */
@ApplicationScoped
class CheckRequest {
    private final Operator operator;
    private final Clusters clusters;
    private final Secrets secrets;
    private final ObjectStores objectStores;
    private final Surroundings surroundings;

    CheckRequest(
            Operator operator,
            Clusters clusters,
            Secrets secrets,
            ObjectStores objectStores,
            Surroundings surroundings) {
        this.operator = operator;
        this.clusters = clusters;
        this.secrets = secrets;
        this.objectStores = objectStores;
        this.surroundings = surroundings;
    }

    Outcome<Provisioning> check(Provisioning it) {
        var version = operator.version();
        if (version.isEmpty()) {
            return refused(
                    "no CNPG operator was found in namespace %s; install it, or set %s"
                            .formatted(
                                    surroundings.operator().namespace(),
                                    "pghaven.operator.version"));
        }
        var plan = ArchivePlan.of(it, version.get(), objectStores::known, surroundings);
        var objections = objections(it, version.get(), plan);
        return objections.isEmpty()
                ? done(it.under(version.get()).archivedIn(plan.archive()))
                : refused(String.join("; ", objections));
    }

    private List<String> objections(Provisioning it, OperatorVersion version, ArchivePlan plan) {
        var objections = new ArrayList<>(Requirements.unmet(it.spec(), version, surroundings));
        objections.addAll(plan.objections());
        switch (clusters.presenceOf(it.cluster())) {
            case Presence.Absent() -> {}
            case Presence.Ours(var uid) ->
                    clusters.find(it.cluster())
                            .map(existing -> Unchangeable.objections(it, existing))
                            .ifPresent(objections::addAll);
            case Presence.Foreign(var managedBy) ->
                    objections.add(NameTaken.by(managedBy, it.cluster()));
        }
        if (objections.isEmpty()) {
            otherIdentity(it).ifPresent(objections::add);
        }
        return objections;
    }

    /** The federated credential at the first would be forgotten there. */
    private Optional<String> otherIdentity(Provisioning it) {
        var noted =
                secrets.notesOn(it.cluster(), OurNames.roleSecret(it.cluster()))
                        .get(OurAnnotations.IDENTITY);
        var wanted =
                WantedIdentity.of(it.spec().workloadIdentity(), surroundings)
                        .flatMap(WantedIdentity::resource)
                        .map(Identity::toString);
        return noted == null || wanted.equals(Optional.of(noted))
                ? Optional.empty()
                : Optional.of(
                        "the cluster has identity %s, which cannot change to %s; remove the cluster first"
                                .formatted(noted, wanted.orElse("none")));
    }
}
