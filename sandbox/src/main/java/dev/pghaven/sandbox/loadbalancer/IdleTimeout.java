package dev.pghaven.sandbox.loadbalancer;

import java.util.Optional;

/** After how many minutes a load balancer gives up a connection on which nothing moves. */
sealed interface IdleTimeout {
    record Minutes(int count) implements IdleTimeout {}

    record Invalid(String reason) implements IdleTimeout {}

    static IdleTimeout of(Optional<String> annotation) {
        return annotation.map(Limits::parse).orElseGet(() -> new Minutes(Limits.LEAST));
    }

    /** As Azure's documentation of AKS has them; the provider's code would take a hundred. */
    final class Limits {
        private static final int LEAST = 4;
        private static final int MOST = 30;

        private Limits() {}

        private static IdleTimeout parse(String text) {
            try {
                int minutes = Integer.parseInt(text);
                return minutes >= LEAST && minutes <= MOST ? new Minutes(minutes) : invalid(text);
            } catch (NumberFormatException noNumber) {
                return invalid(text);
            }
        }

        private static Invalid invalid(String text) {
            return new Invalid(
                    "error parsing idle timeout key: %s, idle timeout value must be a whole number representing minutes between %d and %d, actual value: %s"
                            .formatted(Annotation.IDLE_TIMEOUT.key(), LEAST, MOST, text));
        }
    }
}
