package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.scalesets.MachineName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions that each resource type is served in; all of them look the same here. */
final class ApiVersions {
    private static final Map<String, List<String>> SERVED =
            Map.of(
                    Target.RESOURCE_GROUPS, List.of("2021-04-01", "2024-03-01", "2025-04-01"),
                    Target.IDENTITIES, List.of("2023-01-31", "2024-11-30"),
                    Target.CREDENTIALS, List.of("2023-01-31", "2024-11-30"),
                    Target.CLUSTERS, List.of("2024-09-01", "2025-09-01"),
                    Target.PUBLIC_IPS, List.of("2024-05-01", "2025-03-01"),
                    Target.DNS_NAMES, List.of("2024-05-01", "2025-03-01"),
                    MachineName.SCALE_SETS, List.of("2024-07-01", "2024-11-01", "2025-04-01"),
                    MachineName.MACHINES, List.of("2024-07-01", "2024-11-01", "2025-04-01"),
                    Target.COMPUTE_OPERATIONS, List.of("2024-07-01", "2024-11-01", "2025-04-01"));

    private ApiVersions() {}

    /** Empty where that version of the type is served. */
    static Optional<ArmAnswer> refusal(String type, Optional<String> version) {
        if (version.isEmpty()) {
            return Optional.of(
                    ArmAnswer.error(
                            400,
                            "MissingApiVersionParameter",
                            "The api-version query parameter (?api-version=) is required for all"
                                    + " requests."));
        }
        var served = SERVED.get(type);
        if (served.contains(version.get())) {
            return Optional.empty();
        }
        return Optional.of(
                ArmAnswer.error(
                        400,
                        "NoRegisteredProviderFound",
                        "No registered resource provider found for API version '%s' for type '%s'."
                                        .formatted(version.get(), type)
                                + " The supported api-versions are '%s'."
                                        .formatted(String.join(", ", served))));
    }
}
