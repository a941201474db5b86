package dev.pghaven.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exposure that tests ask for, by a service that takes seconds for what takes minutes. */
final class BriskExposure {
    /** Whoever is denied is silent for so long, and so a look takes that long. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);

    /** Within it a broken promise is told: half of it must suffice for two looks. */
    static final Duration INTERVAL = ANSWERS_WITHIN.multipliedBy(5);

    static final Map<String, String> SETTINGS =
            Map.of(
                    "PGHAVEN_EXPOSURE_POLL_INTERVAL", "200ms",
                    "PGHAVEN_EXPOSURE_INGRESS_WITHIN", "5s",
                    "PGHAVEN_EXPOSURE_CONTRACT_INTERVAL", INTERVAL.toString(),
                    "PGHAVEN_EXPOSURE_CONTRACT_TICK", "200ms",
                    "PGHAVEN_EXPOSURE_CONTRACT_CONFIRM_AFTER", "300ms",
                    "PGHAVEN_EXPOSURE_CONTRACT_ANSWERS_WITHIN", ANSWERS_WITHIN.toString());

    private BriskExposure() {}

    /** At the usual public IP, for clients of these addresses. */
    static String of(String... clients) {
        return at(
                "\"publicIp\": {\"name\": \"pip-pghaven\"}, \"dnsLabel\": \"market-orders\"",
                clients);
    }

    /**
     * @param place the fields that say where
     */
    static String at(String place, String... clients) {
        return "{%s, \"sourceRanges\": %s}".formatted(place, ranges(clients));
    }

    private static String ranges(String... clients) {
        return Stream.of(clients)
                .map(it -> "\"" + it + "/32\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
