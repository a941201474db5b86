package dev.pghaven.sandbox.cnpg.api;

/** The names that CNPG derives from a cluster's name. */
public record Names(String cluster) {
    public String readWrite() {
        return cluster + "-rw";
    }

    public String readOnly() {
        return cluster + "-ro";
    }

    public String read() {
        return cluster + "-r";
    }

    public String certificateAuthority() {
        return cluster + "-ca";
    }

    public String serverCertificate() {
        return cluster + "-server";
    }

    public String replicationCertificate() {
        return cluster + "-replication";
    }

    public String applicationSecret() {
        return cluster + "-app";
    }

    public String superuserSecret() {
        return cluster + "-superuser";
    }

    public String primaryBudget() {
        return cluster + "-primary";
    }

    public String instance(int serial) {
        return cluster + "-" + serial;
    }

    /** The number at an instance's end. */
    public static int serialOf(String instance) {
        return Integer.parseInt(instance.substring(instance.lastIndexOf('-') + 1));
    }
}
