package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import java.util.ArrayList;
import java.util.List;

/** {@code pg_hba.conf} and {@code pg_ident.conf} in CNPG's order: its own rules stand first. */
final class AccessRules {
    private AccessRules() {}

    static String hostBased(Cluster cluster) {
        var lines = new ArrayList<String>();
        lines.add("local all all peer map=local");
        lines.add("hostssl postgres streaming_replica all cert map=cnpg_streaming_replica");
        lines.add("hostssl replication streaming_replica all cert map=cnpg_streaming_replica");
        lines.add("hostssl all cnpg_pooler_pgbouncer all cert map=cnpg_pooler_pgbouncer");
        lines.addAll(cluster.spec().postgresql().hba());
        lines.add("host all all all scram-sha-256");
        return text(lines);
    }

    static String identities(Cluster cluster, String instanceManager) {
        var lines = new ArrayList<String>();
        lines.add("local " + instanceManager + " postgres");
        lines.add("cnpg_streaming_replica streaming_replica streaming_replica");
        lines.add("cnpg_pooler_pgbouncer cnpg_pooler_pgbouncer cnpg_pooler_pgbouncer");
        lines.addAll(cluster.spec().postgresql().ident());
        return text(lines);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
