package dev.pghaven.cnpg;

/** The names of the objects that the operator makes for a Cluster. */
public final class Names {
    private Names() {}

    /** The service that leads to the primary. */
    public static String readWriteService(String cluster) {
        return cluster + "-rw";
    }

    /** The service that leads to the replicas. */
    public static String readOnlyService(String cluster) {
        return cluster + "-ro";
    }

    /** The service that leads to any instance. */
    public static String readService(String cluster) {
        return cluster + "-r";
    }

    /** Holds the certificate of the authority that signs the server's. */
    public static String caSecret(String cluster) {
        return cluster + "-ca";
    }

    public static String serverSecret(String cluster) {
        return cluster + "-server";
    }

    public static String replicationSecret(String cluster) {
        return cluster + "-replication";
    }
}
