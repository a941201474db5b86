package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.PrimaryLeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * The Lease named as the cluster, without which nobody becomes its primary. One that was let go is
 * free; another is when it has not changed for as long as it lasts.
 */
final class PrimaryLease {
    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final String holder;
    private final LeaseSight sight = new LeaseSight();
    private boolean held;
    private long lastTry;
    private boolean tried;

    PrimaryLease(KubernetesClient client, String namespace, String name, String holder) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.holder = holder;
    }

    /** Whether it is ours now; looks no more often than the retry period allows. */
    synchronized boolean acquire(PrimaryLeaseSpec timing) {
        if (!held && isDue(timing)) {
            held =
                    find().filter(this::isFree)
                            .filter(it -> isWritten(it, taken(it, timing)))
                            .isPresent();
        }
        return held;
    }

    /** Says again that it is ours; whoever finds another there has lost it. */
    synchronized void renew(PrimaryLeaseSpec timing) {
        if (held && isDue(timing)) {
            held =
                    find().filter(this::isOurs)
                            .filter(it -> isWritten(it, taken(it, timing)))
                            .isPresent();
        }
    }

    synchronized void release(PrimaryLeaseSpec timing) {
        held = false;
        find().filter(this::isOurs).ifPresent(it -> isWritten(it, released(it, timing)));
    }

    private boolean isDue(PrimaryLeaseSpec timing) {
        long now = System.nanoTime();
        boolean due =
                !tried
                        || now - lastTry
                                >= Duration.ofSeconds(timing.retryPeriodSeconds()).toNanos();
        if (due) {
            tried = true;
            lastTry = now;
        }
        return due;
    }

    private Optional<Lease> find() {
        return Optional.ofNullable(client.leases().inNamespace(namespace).withName(name).get());
    }

    private boolean isFree(Lease lease) {
        return holderOf(lease).isEmpty() || isOurs(lease) || sight.isStale(lease.getSpec());
    }

    private boolean isOurs(Lease lease) {
        return holderOf(lease).filter(holder::equals).isPresent();
    }

    private static Optional<String> holderOf(Lease lease) {
        return Optional.ofNullable(lease.getSpec())
                .map(LeaseSpec::getHolderIdentity)
                .filter(it -> !it.isEmpty());
    }

    private Lease taken(Lease lease, PrimaryLeaseSpec timing) {
        boolean ours = isOurs(lease);
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        var spec = Objects.requireNonNullElseGet(lease.getSpec(), LeaseSpec::new);
        int transitions = Objects.requireNonNullElse(spec.getLeaseTransitions(), 0);
        return new LeaseBuilder(lease)
                .editOrNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(timing.leaseDurationSeconds())
                .withAcquireTime(ours ? spec.getAcquireTime() : now)
                .withRenewTime(now)
                .withLeaseTransitions(ours ? transitions : transitions + 1)
                .endSpec()
                .build();
    }

    private static Lease released(Lease lease, PrimaryLeaseSpec timing) {
        return new LeaseBuilder(lease)
                .editSpec()
                .withHolderIdentity("")
                .withLeaseDurationSeconds(timing.releasedLeaseDurationSeconds())
                .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                .endSpec()
                .build();
    }

    /** The resource version makes sure that nobody else was faster. */
    private boolean isWritten(Lease known, Lease changed) {
        try {
            client.leases().inNamespace(namespace).resource(changed).update();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
