package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;

/** The jobs that fill an instance's volumes before its pod starts. */
public final class InstanceJobs {
    public static final String INITDB = "initdb";
    public static final String JOIN = "join";
    public static final String FULL_RECOVERY = "full-recovery";

    private InstanceJobs() {}

    public static Job initdb(Cluster cluster, String instance) {
        return job(cluster, instance, INITDB, List.of("instance", "init"));
    }

    public static Job recovery(Cluster cluster, String instance) {
        return job(cluster, instance, FULL_RECOVERY, List.of("instance", "restore"));
    }

    public static Job join(Cluster cluster, String instance) {
        return job(cluster, instance, JOIN, List.of("instance", "join"));
    }

    /** The databases' names and SQL are read from the Cluster, not put on a command line. */
    private static Job job(Cluster cluster, String instance, String role, List<String> command) {
        var template = Owned.metadata(cluster, instance).build();
        return new JobBuilder()
                .withMetadata(
                        Owned.metadata(cluster, instance + "-" + role)
                                .addToLabels(Labels.INSTANCE_NAME, instance)
                                .addToLabels(Labels.JOB_ROLE, role)
                                .build())
                .withNewSpec()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(template.getLabels())
                .addToLabels(Labels.INSTANCE_NAME, instance)
                .addToLabels(Labels.JOB_ROLE, role)
                .withAnnotations(template.getAnnotations())
                .endMetadata()
                .withSpec(InstancePods.spec(cluster, instance, command))
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
