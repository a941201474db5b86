package dev.pghaven.sandbox.scalesets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a virtual machine stands in its subscription.
 *
 * @param instance its id in the scale set
 */
public record MachineName(String resourceGroup, String scaleSet, String instance) {
    public static final String SCALE_SETS = "Microsoft.Compute/virtualMachineScaleSets";
    public static final String MACHINES = SCALE_SETS + "/virtualMachines";

    private static final Pattern PROVIDER_ID =
            Pattern.compile(
                    "azure:///subscriptions/[^/]+/resourceGroups/(?<group>[^/]+)/providers/"
                            + SCALE_SETS
                            + "/(?<scaleSet>[^/]+)/virtualMachines/(?<instance>[^/]+)",
                    Pattern.CASE_INSENSITIVE);

    /** Empty where the node is no machine of a scale set. */
    static Optional<MachineName> ofProviderId(String providerId) {
        return Optional.ofNullable(providerId)
                .map(PROVIDER_ID::matcher)
                .filter(it -> it.matches())
                .map(it ->
                        new MachineName(
                                it.group("group"), it.group("scaleSet"), it.group("instance")));
    }

    /** Names in Azure are case insensitive. */
    MachineName key() {
        return new MachineName(
                resourceGroup.toLowerCase(Locale.ROOT),
                scaleSet.toLowerCase(Locale.ROOT),
                instance.toLowerCase(Locale.ROOT));
    }
}
