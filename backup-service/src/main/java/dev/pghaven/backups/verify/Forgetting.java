package dev.pghaven.backups.verify;

import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps the store from growing for ever: what is old is forgotten, by whichever replica. */
@ApplicationScoped
class Forgetting {
    private static final Logger LOG = Logger.getLogger(Forgetting.class);

    private final Fingerprints fingerprints;
    private final RestoreProofs proofs;
    private final VerificationConfiguration config;
    private final EngineLifecycle lifecycle;

    Forgetting(
            Fingerprints fingerprints,
            RestoreProofs proofs,
            VerificationConfiguration config,
            EngineLifecycle lifecycle) {
        this.fingerprints = fingerprints;
        this.proofs = proofs;
        this.config = config;
        this.lifecycle = lifecycle;
    }

    @Scheduled(identity = "forgetting", every = "1h")
    @RunOnVirtualThread
    void forget() {
        if (!lifecycle.isStarted() || lifecycle.isStopping()) {
            return;
        }
        try {
            fingerprints.forgetOlderThan(config.rememberedFor());
            proofs.forgetOlderThan(config.rememberedFor());
        } catch (RuntimeException e) {
            LOG.warnf("Old verdicts and fingerprints are kept for now: %s", e.getMessage());
        }
    }
}
