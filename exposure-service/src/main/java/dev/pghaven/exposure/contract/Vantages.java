package dev.pghaven.exposure.contract;

/** Where it is looked from, beside the probers, which have names of their own. */
public final class Vantages {
    /** Inside Kubernetes. */
    public static final String INSIDE = "inside";

    /** Azure's own state. */
    public static final String AZURE = "azure";

    /** Anywhere outside Kubernetes, where nobody looks from. */
    public static final String OUTSIDE = "outside";

    private Vantages() {}
}
