package dev.pghaven.sandbox.cnpg.status;

import dev.pghaven.sandbox.cnpg.api.ClusterStatus;
import dev.pghaven.sandbox.cnpg.api.Names;
import dev.pghaven.sandbox.cnpg.api.Versions;
import dev.pghaven.sandbox.cnpg.objects.CertificateNames;
import dev.pghaven.sandbox.cnpg.plan.Observed;
import dev.pghaven.sandbox.cnpg.plan.Step;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of the status that the operator decides; the instances' own are not among them. */
public final class StatusDraft {
    private final Observed observed;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private StatusDraft(Observed observed) {
        this.observed = observed;
    }

    public static Map<String, Object> of(Observed observed, Step next, Instant now) {
        var draft = new StatusDraft(observed);
        draft.phase(next, now);
        draft.instances();
        draft.reports();
        draft.volumes();
        draft.names();
        draft.fields.put("topology", Topology.of(observed));
        draft.fields.put("conditions", Conditions.of(observed, next, now));
        return draft.fields;
    }

    private void phase(Step next, Instant now) {
        StatusPhase.of(next)
                .ifPresent(phase -> {
                    fields.put("phase", phase.phase().text());
                    fields.put("phaseReason", phase.reason());
                });
        TargetPrimary.after(next)
                .ifPresent(target -> {
                    fields.put("targetPrimary", target);
                    fields.put("targetPrimaryTimestamp", Timestamps.micros(now));
                });
        fields.put("currentPrimaryFailingSinceTimestamp", failingSince(next, now));
    }

    /** Known only while the failover delay is waited for, as in CNPG. */
    private String failingSince(Step next, Instant now) {
        if (!(next instanceof Step.AwaitPrimary)) {
            return null;
        }
        var known = observed.cluster().status().currentPrimaryFailingSinceTimestamp();
        return known == null ? Timestamps.micros(now) : known;
    }

    private void instances() {
        var names = observed.instances();
        var ready = observed.readyInstances();
        fields.put("instances", names.size());
        fields.put("readyInstances", ready.size());
        fields.put("instanceNames", names);
        fields.put("instancesStatus", instancesStatus(names, ready));
        fields.put("latestGeneratedNode", latestSerial(names));
        fields.put("jobCount", observed.jobs().size());
        fields.put("pvcCount", observed.claims().size());
        fields.put("selector", "cnpg.io/cluster=" + observed.cluster().name());
    }

    private Map<String, List<String>> instancesStatus(List<String> names, List<String> ready) {
        var failed = new ArrayList<>(names);
        failed.removeAll(ready);
        failed.removeIf(instance -> observed.podOf(instance).isEmpty());
        var states = new LinkedHashMap<String, List<String>>();
        states.put(ClusterStatus.HEALTHY, ready);
        // A merge patch keeps what it does not name; null takes the key away.
        states.put("failed", failed.isEmpty() ? null : failed);
        return states;
    }

    private int latestSerial(List<String> names) {
        int highest = names.stream().mapToInt(Names::serialOf).max().orElse(0);
        return Math.max(highest, observed.cluster().status().latestGeneratedNode());
    }

    private void reports() {
        var states = new LinkedHashMap<String, Object>();
        observed.reports()
                .forEach((instance, report) -> {
                    var ip = observed.podOf(instance).map(StatusDraft::ip).orElse("");
                    states.put(
                            instance,
                            Map.of(
                                    "isPrimary", report.primary(),
                                    "timeLineID", report.timeline(),
                                    "ip", ip));
                });
        fields.put("instancesReportedState", withoutOthers(states));
        observed.reports().values().stream()
                .filter(report -> report.primary())
                .findFirst()
                .ifPresent(report -> {
                    fields.put("timelineID", report.timeline());
                    fields.put("systemID", report.systemId());
                });
    }

    /** Instances that are gone leave the map. */
    private Map<String, Object> withoutOthers(Map<String, Object> states) {
        for (var known : observed.cluster().status().instanceNames()) {
            states.putIfAbsent(known, null);
        }
        return states;
    }

    private void volumes() {
        fields.put("healthyPVC", claims(false));
        fields.put("initializingPVC", claims(true));
    }

    private List<String> claims(boolean initializing) {
        return observed.claims().stream()
                .filter(claim -> initializing == VolumeState.isInitializing(claim))
                .map(StatusDraft::name)
                .sorted()
                .toList();
    }

    private void names() {
        var cluster = observed.cluster();
        var certificates = CertificateNames.of(cluster);
        fields.put("writeService", cluster.names().readWrite());
        fields.put("readService", cluster.names().read());
        fields.put("image", cluster.image());
        fields.put(
                "pgDataImageInfo",
                Map.of("image", cluster.image(), "majorVersion", Versions.POSTGRES_MAJOR));
        fields.put(
                "certificates",
                Map.of(
                        "serverCASecret", certificates.serverAuthority(),
                        "serverTLSSecret", certificates.server(),
                        "clientCASecret", certificates.clientAuthority(),
                        "replicationTLSSecret", certificates.replication(),
                        "serverAltDNSNames", CertificateNames.dnsNames(cluster)));
    }

    private static String ip(Pod pod) {
        var ip = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
        return ip == null ? "" : ip;
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
