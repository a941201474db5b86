package dev.pghaven.sandbox.store;

/** Who may log in to the store, and how. */
final class StoreAccess {
    private static final String MAP = "sandbox";

    static final String HBA =
            """
            local all postgres peer map=%s
            host  all all      127.0.0.0/8 scram-sha-256
            """
                    .formatted(MAP);

    private StoreAccess() {}

    /** Over the socket we are the superuser. */
    static String ident(String ourName) {
        return MAP + " " + ourName + " postgres\n";
    }
}
