package dev.pghaven.sandbox.arm;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path of Resource Manager points at. */
sealed interface Target {
    String RESOURCE_GROUPS = "Microsoft.Resources/resourceGroups";
    String IDENTITIES = "Microsoft.ManagedIdentity/userAssignedIdentities";
    String CREDENTIALS = IDENTITIES + "/federatedIdentityCredentials";
    String CLUSTERS = "Microsoft.ContainerService/managedClusters";

    UUID subscription();

    String resourceGroup();

    String type();

    record ResourceGroup(UUID subscription, String resourceGroup) implements Target {
        @Override
        public String type() {
            return RESOURCE_GROUPS;
        }
    }

    record Identity(UUID subscription, String resourceGroup, String name) implements Target {
        @Override
        public String type() {
            return IDENTITIES;
        }
    }

    record Credentials(Identity of) implements Target {
        @Override
        public UUID subscription() {
            return of.subscription();
        }

        @Override
        public String resourceGroup() {
            return of.resourceGroup();
        }

        @Override
        public String type() {
            return CREDENTIALS;
        }
    }

    record Credential(Identity of, String name) implements Target {
        @Override
        public UUID subscription() {
            return of.subscription();
        }

        @Override
        public String resourceGroup() {
            return of.resourceGroup();
        }

        @Override
        public String type() {
            return CREDENTIALS;
        }
    }

    record ManagedCluster(UUID subscription, String resourceGroup, String name) implements Target {
        @Override
        public String type() {
            return CLUSTERS;
        }
    }

    /** Empty where the sandbox has no such resource type. */
    static Optional<Target> of(String path) {
        var match = Paths.PATTERN.matcher(path);
        return match.matches() ? Paths.target(match) : Optional.empty();
    }

    /** Azure's paths are case insensitive, and the SDK does write them in two ways. */
    final class Paths {
        private static final Pattern PATTERN =
                Pattern.compile(
                        "/subscriptions/(?<subscription>[0-9a-f-]{36})/resourceGroups/(?<group>[^/]+)"
                                + "(?<identities>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/(?<identity>[^/]+)"
                                + "(?<credentials>/federatedIdentityCredentials(?:/(?<credential>[^/]+))?)?)?"
                                + "(?:/providers/Microsoft.ContainerService/managedClusters/(?<cluster>[^/]+))?/?",
                        CASE_INSENSITIVE);

        private Paths() {}

        private static Optional<Target> target(Matcher path) {
            var subscription = UUID.fromString(path.group("subscription"));
            var group = path.group("group");
            if (path.group("cluster") != null) {
                return path.group("identities") == null
                        ? Optional.of(
                                new ManagedCluster(subscription, group, path.group("cluster")))
                        : Optional.empty();
            }
            if (path.group("identities") == null) {
                return Optional.of(new ResourceGroup(subscription, group));
            }
            return Optional.of(
                    belowIdentity(new Identity(subscription, group, path.group("identity")), path));
        }

        private static Target belowIdentity(Identity identity, Matcher path) {
            if (path.group("credentials") == null) {
                return identity;
            }
            var credential = path.group("credential");
            return credential == null
                    ? new Credentials(identity)
                    : new Credential(identity, credential);
        }
    }
}
