package dev.pghaven.sandbox.arm;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.pghaven.sandbox.publicips.PublicIp;
import dev.pghaven.sandbox.publicips.PublicIpName;
import dev.pghaven.sandbox.scalesets.MachineName;
import dev.pghaven.sandbox.scalesets.PowerAction;
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
    String PUBLIC_IPS = PublicIp.TYPE;
    String DNS_NAMES = "Microsoft.Network/locations";
    String COMPUTE_OPERATIONS = "Microsoft.Compute/locations/operations";

    UUID subscription();

    String type();

    /** What stands in a resource group. */
    sealed interface Grouped extends Target {
        String resourceGroup();
    }

    record AllPublicIps(UUID subscription) implements Target {
        @Override
        public String type() {
            return PUBLIC_IPS;
        }
    }

    /** The question whether a label is free in a region. */
    record DnsName(UUID subscription, String location) implements Target {
        @Override
        public String type() {
            return DNS_NAMES;
        }
    }

    record PublicIpsOfGroup(UUID subscription, String resourceGroup) implements Grouped {
        @Override
        public String type() {
            return PUBLIC_IPS;
        }
    }

    record OnePublicIp(UUID subscription, PublicIpName name) implements Grouped {
        @Override
        public String resourceGroup() {
            return name.resourceGroup();
        }

        @Override
        public String type() {
            return PUBLIC_IPS;
        }
    }

    record ResourceGroup(UUID subscription, String resourceGroup) implements Grouped {
        @Override
        public String type() {
            return RESOURCE_GROUPS;
        }
    }

    record Identity(UUID subscription, String resourceGroup, String name) implements Grouped {
        @Override
        public String type() {
            return IDENTITIES;
        }
    }

    record Credentials(Identity of) implements Grouped {
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

    record Credential(Identity of, String name) implements Grouped {
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

    record ManagedCluster(UUID subscription, String resourceGroup, String name) implements Grouped {
        @Override
        public String type() {
            return CLUSTERS;
        }
    }

    /** Scale sets and their machines. */
    sealed interface Compute extends Grouped {
        @Override
        default String type() {
            return MachineName.MACHINES;
        }
    }

    record ScaleSets(UUID subscription, String resourceGroup) implements Compute {
        @Override
        public String type() {
            return MachineName.SCALE_SETS;
        }
    }

    record ScaleSet(UUID subscription, String resourceGroup, String name) implements Compute {
        @Override
        public String type() {
            return MachineName.SCALE_SETS;
        }
    }

    record Machines(ScaleSet of) implements Compute {
        @Override
        public UUID subscription() {
            return of.subscription();
        }

        @Override
        public String resourceGroup() {
            return of.resourceGroup();
        }
    }

    record Machine(UUID subscription, MachineName name) implements Compute {
        @Override
        public String resourceGroup() {
            return name.resourceGroup();
        }
    }

    record MachineView(Machine of) implements Compute {
        @Override
        public UUID subscription() {
            return of.subscription();
        }

        @Override
        public String resourceGroup() {
            return of.resourceGroup();
        }
    }

    record MachinePower(Machine of, PowerAction action) implements Compute {
        @Override
        public UUID subscription() {
            return of.subscription();
        }

        @Override
        public String resourceGroup() {
            return of.resourceGroup();
        }
    }

    /** What goes on after its answer. */
    record ComputeOperation(UUID subscription, UUID id) implements Target {
        @Override
        public String type() {
            return COMPUTE_OPERATIONS;
        }
    }

    /** Empty where the sandbox has no such resource type. */
    static Optional<Target> of(String path) {
        var match = Paths.PATTERN.matcher(path);
        return match.matches()
                ? Paths.target(match)
                : NetworkPaths.target(path).or(() -> ComputePaths.target(path));
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
