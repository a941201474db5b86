package dev.pghaven.sandbox.apiserver.kinds;

import java.util.List;
import java.util.stream.Stream;

/** Where the lists of a pod's spec and status have keys. */
final class PodPaths {
    private static final List<String> CONTAINER =
            List.of(
                    "env[name].valueFrom.secretKeyRef!",
                    "env[name].valueFrom.configMapKeyRef!",
                    "env[name].valueFrom.fieldRef!",
                    "env[name].valueFrom.resourceFieldRef!",
                    "ports[containerPort,protocol=TCP]",
                    "volumeMounts[mountPath]",
                    "volumeDevices[devicePath]",
                    "resources.claims[name]");

    private static final List<String> REST =
            List.of(
                    "spec.volumes[name]",
                    "spec.imagePullSecrets[name]",
                    "spec.hostAliases[ip]",
                    "spec.topologySpreadConstraints[topologyKey,whenUnsatisfiable].labelSelector!",
                    "spec.schedulingGates[name]",
                    "spec.nodeSelector!");

    static final List<String> TEMPLATE =
            Stream.of(
                            containers("spec.containers[name]"),
                            containers("spec.initContainers[name]"),
                            containers("spec.ephemeralContainers[name]"),
                            REST)
                    .flatMap(List::stream)
                    .toList();

    static final List<String> STATUS =
            List.of("status.conditions[type]", "status.podIPs[ip]", "status.hostIPs[ip]");

    private PodPaths() {}

    private static List<String> containers(String list) {
        return SchemaPaths.below(list, CONTAINER);
    }
}
