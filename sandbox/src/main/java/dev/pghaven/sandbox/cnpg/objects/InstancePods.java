package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Names;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** The pod that runs one instance. */
public final class InstancePods {
    public static final String CONTAINER = "postgres";
    private static final int POSTGRES_PORT = 5432;
    private static final int METRICS_PORT = 9187;
    private static final int STATUS_PORT = 8000;

    private InstancePods() {}

    public static Pod of(Cluster cluster, String instance, String role) {
        PodSpec spec = spec(cluster, instance, List.of("instance", "run"));
        return new PodBuilder()
                .withMetadata(
                        Owned.metadata(cluster, instance)
                                .addToLabels(Labels.INSTANCE_NAME, instance)
                                .addToLabels(Labels.POD_ROLE, Labels.INSTANCE)
                                .addToLabels(Labels.INSTANCE_ROLE, role)
                                .addToLabels(Labels.OLD_ROLE, role)
                                .addToAnnotations(
                                        Labels.NODE_SERIAL,
                                        Integer.toString(Names.serialOf(instance)))
                                .addToAnnotations(Labels.POD_SPEC, Serialization.asJson(spec))
                                .build())
                .withSpec(spec)
                .build();
    }

    static PodSpec spec(Cluster cluster, String instance, List<String> command) {
        var spec = cluster.spec();
        return new PodSpecBuilder()
                .withHostname(instance)
                .withContainers(container(cluster, instance, command))
                .withVolumes(Volumes.of(cluster, instance))
                .withServiceAccountName(cluster.serviceAccount())
                .withNodeSelector(spec.affinity().nodeSelector())
                .withTolerations(spec.affinity().tolerations())
                .withAffinity(Affinities.of(cluster))
                .withTopologySpreadConstraints(spec.topologySpreadConstraints())
                .withTerminationGracePeriodSeconds((long) spec.stopDelay())
                .withPriorityClassName(spec.priorityClassName())
                .withSchedulerName(spec.schedulerName())
                .withImagePullSecrets(spec.imagePullSecrets())
                .build();
    }

    private static Container container(Cluster cluster, String instance, List<String> command) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(cluster.image())
                .withImagePullPolicy(cluster.spec().imagePullPolicy())
                .withCommand("/controller/manager")
                .addAllToCommand(command)
                .withEnv(
                        env("PGDATA", "/var/lib/postgresql/data/pgdata"),
                        env("POD_NAME", instance),
                        env("NAMESPACE", cluster.namespace()),
                        env("CLUSTER_NAME", cluster.name()),
                        env("PGPORT", Integer.toString(POSTGRES_PORT)),
                        env("PGHOST", "/controller/run"))
                .addNewPort()
                .withName("postgresql")
                .withContainerPort(POSTGRES_PORT)
                .withProtocol("TCP")
                .endPort()
                .addNewPort()
                .withName("metrics")
                .withContainerPort(METRICS_PORT)
                .withProtocol("TCP")
                .endPort()
                .addNewPort()
                .withName("status")
                .withContainerPort(STATUS_PORT)
                .withProtocol("TCP")
                .endPort()
                .withLivenessProbe(LivenessProbe.of(cluster.spec()))
                .withResources(cluster.spec().resources())
                .withVolumeMounts(Volumes.mounts(cluster))
                .build();
    }

    private static EnvVar env(String name, String value) {
        return new EnvVar(name, value, null);
    }
}
