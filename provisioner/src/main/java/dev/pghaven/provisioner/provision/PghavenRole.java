package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.ManagedRole;
import dev.pghaven.cnpg.SecretRef;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * The role by which pghaven's services enter the application's database. It reads everything,
 * writes in its own schema only, and is never superuser.
 */
final class PghavenRole {
    /** What the later chapters call; superusers only, unless granted. */
    private static final List<String> FUNCTIONS =
            List.of(
                    "pg_create_restore_point(text)",
                    "pg_switch_wal()",
                    "pg_wal_replay_pause()",
                    "pg_wal_replay_resume()");

    private PghavenRole() {}

    /**
     * Run as superuser in the application's database. Without login, because the operator sets the
     * password later and none may stand in a Cluster.
     */
    static List<String> bootstrapSql() {
        return Stream.concat(
                        Stream.of(
                                "CREATE ROLE pghaven NOLOGIN",
                                "CREATE SCHEMA pghaven AUTHORIZATION pghaven"),
                        FUNCTIONS.stream().map(PghavenRole::grant))
                .toList();
    }

    static ManagedRole managed(ClusterRef cluster) {
        return new ManagedRole(
                OurNames.ROLE,
                "present",
                "pghaven's own access",
                true,
                true,
                List.of("pg_monitor", "pg_read_all_data"),
                new SecretRef(OurNames.roleSecret(cluster)));
    }

    private static String grant(String function) {
        return "GRANT EXECUTE ON FUNCTION pg_catalog." + function + " TO pghaven";
    }
}
