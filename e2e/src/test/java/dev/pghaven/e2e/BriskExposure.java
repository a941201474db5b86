package dev.pghaven.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exposure that tests ask for, by a service that takes seconds for what takes minutes. */
final class BriskExposure {
    /** Within it a broken promise is told. */
    static final Duration INTERVAL = Duration.ofSeconds(3);

    /** Whoever is denied answers as late as can be, so a look takes that long. */
    static final Map<String, String> SETTINGS =
            Map.of(
                    "PGHAVEN_EXPOSURE_POLL_INTERVAL", "200ms",
                    "PGHAVEN_EXPOSURE_INGRESS_WITHIN", "5s",
                    "PGHAVEN_EXPOSURE_CONTRACT_INTERVAL", INTERVAL.toString(),
                    "PGHAVEN_EXPOSURE_CONTRACT_TICK", "200ms",
                    "PGHAVEN_EXPOSURE_CONTRACT_CONFIRM_AFTER", "300ms",
                    "PGHAVEN_EXPOSURE_CONTRACT_ANSWERS_WITHIN", "500ms");

    private BriskExposure() {}

    /** At the usual public IP, for clients of these addresses. */
    static String of(String... clients) {
        return """
        {"publicIp": {"name": "pip-pghaven"}, "dnsLabel": "market-orders",
         "sourceRanges": %s}
        """
                .formatted(ranges(clients));
    }

    static String ranges(String... clients) {
        return Stream.of(clients)
                .map(it -> "\"" + it + "/32\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
