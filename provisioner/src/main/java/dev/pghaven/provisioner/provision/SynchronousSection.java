package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.ClusterSpecBuilder;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Synchronous;
import dev.pghaven.kubernetes.Feature;
import java.util.Map;

/** Synchronous replication, in the words of the operator's release. */
final class SynchronousSection {
    private SynchronousSection() {}

    static dev.pghaven.cnpg.Synchronous of(Provisioning it) {
        var asked = it.spec().synchronous();
        return asked.wanted() && it.version().supports(Feature.SYNCHRONOUS)
                ? new dev.pghaven.cnpg.Synchronous(
                        word(asked.method()),
                        asked.number(),
                        it.version().supports(Feature.DATA_DURABILITY)
                                ? word(asked.dataDurability())
                                : null,
                        it.version().supports(Feature.FAILOVER_QUORUM)
                                ? asked.failoverQuorum()
                                : null)
                : null;
    }

    /** Before 1.24. The operator lowers the number by itself while too few standbys are there. */
    static void into(ClusterSpecBuilder spec, Provisioning it) {
        var asked = it.spec().synchronous();
        if (asked.wanted() && !it.version().supports(Feature.SYNCHRONOUS)) {
            spec.minSyncReplicas(asked.number()).maxSyncReplicas(asked.number());
        }
    }

    /** 1.27 knows the quorum by an annotation only. */
    static Map<String, String> annotations(Provisioning it) {
        var asked = it.spec().synchronous();
        return asked.wanted()
                        && asked.failoverQuorum()
                        && it.version().supports(Feature.FAILOVER_QUORUM_ANNOTATION)
                        && !it.version().supports(Feature.FAILOVER_QUORUM)
                ? Map.of(Annotations.FAILOVER_QUORUM, "true")
                : Map.of();
    }

    private static String word(Synchronous.Method method) {
        return Json.toNode(method).asText();
    }

    private static String word(Synchronous.DataDurability durability) {
        return Json.toNode(durability).asText();
    }
}
