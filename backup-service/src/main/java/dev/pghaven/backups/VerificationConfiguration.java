package dev.pghaven.backups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where backups are restored to be verified, and how long each part of it may take. */
@ConfigMapping(prefix = "pghaven.backups.verification")
public interface VerificationConfiguration {
    @WithDefault("pghaven-verification")
    String namespace();

    /** The user assigned identity of the copies; it may read the archives and nothing else. */
    Identity identity();

    /** Shared by all copies where the operator can (1.29); else each has its own. */
    @WithDefault("pghaven-verification")
    String serviceAccountName();

    /** How Barman logs in from a copy; the way that suits the archive's method when absent. */
    Optional<Credentials> credentials();

    /** How long the replay of a standby, or a quiet moment of a primary, is waited for. */
    @WithDefault("30s")
    Duration patience();

    /** How long the source may keep refusing to be held still. */
    @WithDefault("3m")
    Duration markedWithin();

    /**
     * How long the archive must look broken before that refutes a backup; retention that is at work
     * is over by then.
     */
    @WithDefault("3m")
    Duration confirmedAfter();

    /** How long reading the source may take, and reading the copy. */
    @WithDefault("12h")
    Duration readWithin();

    /** How long a copy may take until it answers. */
    @WithDefault("12h")
    Duration restoredWithin();

    /** How long one of the user's own checks may take. */
    @WithDefault("10m")
    Duration sqlTimeout();

    /** How long a copy may take to be gone. */
    @WithDefault("30m")
    Duration removedWithin();

    /** How long verdicts are remembered, and what sources held where a backup still leads. */
    @WithDefault("8760h")
    Duration rememberedFor();

    /** Where the service itself runs, which alone may enter a copy. */
    @WithDefault("pghaven-system")
    String serviceNamespace();

    /** Ports of the API server, which a copy's instance manager asks for its Cluster. */
    @WithDefault("443,6443")
    List<Integer> apiServerPorts();

    /** An identity of Azure. */
    interface Identity {
        Optional<String> name();

        /** That of AKS when absent. */
        Optional<String> resourceGroup();
    }

    /** Where a pod's login to Azure comes from. */
    enum Credentials {
        MANAGED_IDENTITY,
        DEFAULT_AZURE_CREDENTIALS
    }
}
