package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.WorkloadIdentity;
import dev.pghaven.contracts.spec.WorkloadIdentity.IdentityResource;
import java.util.regex.Pattern;

/** The Azure identity of the instances. */
final class IdentityRules {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern RESOURCE_GROUP = Pattern.compile("[-\\w.()]{0,89}[-\\w()]");
    private static final Pattern IDENTITY = Pattern.compile("[a-zA-Z0-9][-\\w]{2,127}");

    /** Azure takes 120 characters for a credential that is named after namespace and account. */
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]([-a-z0-9]{0,49}[a-z0-9])?");

    private IdentityRules() {}

    static void apply(WorkloadIdentity workload, Check check) {
        check.that(
                workload.identity().isPresent() || workload.clientId().isPresent(),
                "must name an identity or a clientId");
        workload.identity().ifPresent(it -> resource(it, check.at("identity")));
        workload.clientId()
                .ifPresent(it -> check.at("clientId").that(isGuid(it), "must be a GUID"));
        workload.serviceAccountName()
                .ifPresent(it ->
                        check.at("serviceAccountName")
                                .that(
                                        ACCOUNT.matcher(it).matches(),
                                        "must be a Kubernetes name without dots, of at most 51"
                                                + " characters"));
    }

    private static void resource(IdentityResource identity, Check check) {
        identity.subscriptionId()
                .ifPresent(it -> check.at("subscriptionId").that(isGuid(it), "must be a GUID"));
        check.ifPresent(
                identity.resourceGroup(),
                it ->
                        check.at("resourceGroup")
                                .that(
                                        RESOURCE_GROUP.matcher(it).matches(),
                                        "must be the name of an Azure resource group"));
        check.ifPresent(
                identity.name(),
                it ->
                        check.at("name")
                                .that(
                                        IDENTITY.matcher(it).matches(),
                                        "must be the name of a user assigned identity"));
    }

    private static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }
}
