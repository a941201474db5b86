package dev.pghaven.contracts.spec;

import java.util.ArrayList;
import java.util.List;

/** The pg_hba lines of a cluster: what was asked, and what closes the list. */
public final class HostBasedAuthentication {
    private HostBasedAuthentication() {}

    /**
     * CNPG's own list ends with {@code host all all all scram-sha-256}, which lets passwords in
     * without TLS. These lines stand before it, so it is never reached.
     */
    private static final List<String> TLS_ONLY =
            List.of("hostssl all all all scram-sha-256", "hostnossl all all all reject");

    public static List<String> of(Postgresql postgresql) {
        var lines = new ArrayList<>(postgresql.pgHba());
        if (!postgresql.unencryptedLogins()) {
            lines.addAll(TLS_ONLY);
        }
        return List.copyOf(lines);
    }
}
