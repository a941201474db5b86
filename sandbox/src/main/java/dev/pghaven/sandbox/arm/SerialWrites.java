package dev.pghaven.sandbox.arm;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Writes below one identity take a moment, and Azure refuses a second one in that moment. */
final class SerialWrites {
    private final Vertx vertx;
    private final Duration moment;

    /** Only the event loop of the one HTTP server touches it. */
    private final Set<String> busy = new HashSet<>();

    SerialWrites(Vertx vertx, Duration moment) {
        this.vertx = vertx;
        this.moment = moment;
    }

    Future<ArmAnswer> write(Target.Identity identity, Supplier<ArmAnswer> action) {
        var key = (identity.resourceGroup() + "/" + identity.name()).toLowerCase(Locale.ROOT);
        if (!busy.add(key)) {
            return Future.succeededFuture(conflict(identity));
        }
        return vertx.timer(Math.max(1, moment.toMillis()), TimeUnit.MILLISECONDS)
                .map(elapsed -> action.get())
                .onComplete(done -> busy.remove(key));
    }

    private static ArmAnswer conflict(Target.Identity identity) {
        return ArmAnswer.error(
                409,
                "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                "Another federated credential of '%s' is being written; such writes must come one by one."
                        .formatted(identity.name()));
    }
}
