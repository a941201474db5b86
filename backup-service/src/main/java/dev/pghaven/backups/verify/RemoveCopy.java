package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.azure.FederatedCredentials;
import dev.pghaven.azure.FederatedCredentials.Trust;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Takes away the copy and all that was made for it. Found by its name and labels, because the step
 * that made it may have died before it said so.
 */
@ApplicationScoped
class RemoveCopy {
    private final Clusters clusters;
    private final CopyBelongings belongings;
    private final CopyParts parts;
    private final FederatedCredentials credentials;
    private final VerificationIdentity identity;
    private final Stopwatches stopwatches;
    private final VerificationConfiguration config;
    private final Pace pace;

    RemoveCopy(
            Clusters clusters,
            CopyBelongings belongings,
            CopyParts parts,
            FederatedCredentials credentials,
            VerificationIdentity identity,
            Stopwatches stopwatches,
            VerificationConfiguration config,
            Pace pace) {
        this.clusters = clusters;
        this.belongings = belongings;
        this.parts = parts;
        this.credentials = credentials;
        this.identity = identity;
        this.stopwatches = stopwatches;
        this.config = config;
        this.pace = pace;
    }

    Outcome<Verifying> remove(Verifying it) {
        var copy = copyOf(it);
        stopwatches.forget(it.operation());
        clusters.find(copy.ref())
                .filter(standing -> RestoreCopy.isOf(copy, standing))
                .ifPresent(standing -> clusters.delete(copy.ref(), standing.metadata().getUid()));
        return hadOwnAccount(it) ? withdraw(it, copy) : done(it);
    }

    /** The walls stay until nobody is behind them. */
    Outcome<Verifying> awaitGone(Verifying it) {
        var copy = copyOf(it);
        if (clusters.find(copy.ref()).filter(at -> RestoreCopy.isOf(copy, at)).isPresent()) {
            return notYet("the copy %s is there".formatted(copy.ref()), nextLook(it));
        }
        var left = parts.leftOf(copy.ref());
        if (!left.isEmpty()) {
            return notYet("still there: " + String.join(", ", left), nextLook(it));
        }
        belongings.remove(copy);
        pace.forget(it.operation());
        return done(it);
    }

    private Duration nextLook(Verifying it) {
        return pace.nextLook(it.operation(), "removal");
    }

    private static boolean hadOwnAccount(Verifying it) {
        return it.source().filter(source -> !source.sharedAccount()).isPresent();
    }

    private Outcome<Verifying> withdraw(Verifying it, Copy copy) {
        return identity.resource()
                .map(resource -> credentials.withdraw(resource, ServiceAccount.of(copy.ref())))
                .map(answer -> withdrawn(it, answer))
                .orElseGet(() -> done(it));
    }

    private static Outcome<Verifying> withdrawn(Verifying it, Trust answer) {
        return switch (answer) {
            case Trust.Granted() -> done(it);
            case Trust.Denied(var reason) -> refused(reason);
            case Trust.Busy(var reason, var retryAfter) -> notYet(reason, retryAfter);
        };
    }

    private Copy copyOf(Verifying it) {
        return Copy.of(it.operation(), config.namespace());
    }
}
