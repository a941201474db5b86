package dev.pghaven.exposure.expose;

/** Makes for the tests of other packages what Quarkus makes for the handlers. */
public final class Workflows {
    private Workflows() {}

    public static ExposeCluster exposeCluster() {
        return new ExposureWorld().workflow();
    }
}
