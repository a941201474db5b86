package dev.pghaven.azure;

import dev.pghaven.kubernetes.ServiceAccount;
import java.time.Duration;

/** Which service accounts of this AKS cluster an Azure identity trusts. */
public interface FederatedCredentials {
    /** An identity takes no more; Azure refuses the next. */
    int LIMIT = 20;

    /** What Azure made of the wish to trust a service account. */
    sealed interface Trust {
        /** The account is trusted. */
        record Granted() implements Trust {}

        /** It can never be granted. */
        record Denied(String reason) implements Trust {}

        /** Azure takes one write per identity at a time, and few per minute. */
        record Busy(String reason, Duration retryAfter) implements Trust {}
    }

    String clientIdOf(Identity identity);

    Trust grant(Identity identity, ServiceAccount account);

    /** Granted here means: no longer trusted. */
    Trust withdraw(Identity identity, ServiceAccount account);

    boolean isTrusted(Identity identity, ServiceAccount account);
}
