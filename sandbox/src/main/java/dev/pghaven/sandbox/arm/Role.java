package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.scalesets.PowerAction;

/** What a client may do in the subscription. */
public enum Role {
    CONTRIBUTOR {
        @Override
        boolean allows(String method, Target target) {
            return true;
        }
    },

    /** Reads the network's resources and the AKS cluster. */
    NETWORK_READER {
        @Override
        boolean allows(String method, Target target) {
            return method.equals("GET")
                    && switch (target) {
                        case Target.AllPublicIps all -> true;
                        case Target.PublicIpsOfGroup group -> true;
                        case Target.OnePublicIp one -> true;
                        case Target.DnsName name -> true;
                        case Target.ManagedCluster cluster -> true;
                        case Target.ResourceGroup group -> false;
                        case Target.Identity identity -> false;
                        case Target.Credentials credentials -> false;
                        case Target.Credential credential -> false;
                        case Target.Compute compute -> false;
                        case Target.ComputeOperation operation -> false;
                    };
        }
    },

    /** Sees whether machines of scale sets are on, switches them off and on, and no more. */
    MACHINE_OPERATOR {
        @Override
        boolean allows(String method, Target target) {
            return target instanceof Target.MachineView && method.equals("GET")
                    || target instanceof Target.MachinePower power
                            && (power.action() == PowerAction.POWER_OFF
                                    || power.action() == PowerAction.START);
        }
    };

    abstract boolean allows(String method, Target target);
}
