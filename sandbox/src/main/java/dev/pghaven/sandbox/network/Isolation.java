package dev.pghaven.sandbox.network;

/**
 * What NetworkPolicies deny a pod altogether.
 *
 * @param ingress nobody reaches it
 * @param egress it reaches nobody
 */
public record Isolation(boolean ingress, boolean egress) {
    public static final Isolation NONE = new Isolation(false, false);

    boolean isAny() {
        return ingress || egress;
    }
}
