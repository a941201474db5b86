package dev.pghaven.failover.azure;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A virtual machine of a scale set, as AKS names it in the {@code providerID} of a node.
 *
 * @param instance its id in the scale set
 */
record ScaleSetMachine(
        String subscription, String resourceGroup, String scaleSet, String instance) {
    private static final Pattern PROVIDER_ID =
            Pattern.compile(
                    "azure:///subscriptions/(?<subscription>[^/]+)/resourceGroups/(?<group>[^/]+)"
                            + "/providers/Microsoft\\.Compute"
                            + "/virtualMachineScaleSets/(?<scaleSet>[^/]+)"
                            + "/virtualMachines/(?<instance>[^/]+)",
                    Pattern.CASE_INSENSITIVE);

    /** Empty where it is the id of something else, such as a machine that stands alone. */
    static Optional<ScaleSetMachine> of(String providerId) {
        var parts = PROVIDER_ID.matcher(providerId);
        return parts.matches()
                ? Optional.of(
                        new ScaleSetMachine(
                                parts.group("subscription"),
                                parts.group("group"),
                                parts.group("scaleSet"),
                                parts.group("instance")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return scaleSet + "/" + instance;
    }
}
