package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.ArrayList;
import java.util.List;

/** Whom the instances' pods act as, and what they may do. */
public final class ClusterRbac {
    private ClusterRbac() {}

    /** A shared service account is the user's own and must be there already. */
    public static List<HasMetadata> of(Cluster cluster) {
        var objects = new ArrayList<HasMetadata>();
        if (cluster.spec().serviceAccountName() == null) {
            objects.add(serviceAccount(cluster));
        }
        objects.add(role(cluster));
        objects.add(roleBinding(cluster));
        return objects;
    }

    private static ServiceAccount serviceAccount(Cluster cluster) {
        var template = cluster.spec().serviceAccountTemplate().metadata();
        return new ServiceAccountBuilder()
                .withMetadata(
                        Owned.metadata(cluster, cluster.name())
                                .addToLabels(template.labels())
                                .addToAnnotations(template.annotations())
                                .build())
                .build();
    }

    private static Role role(Cluster cluster) {
        return new RoleBuilder()
                .withMetadata(Owned.plain(cluster, cluster.name()))
                .withRules(
                        rule("", "secrets", List.of("get", "list", "watch")),
                        rule("", "configmaps", List.of("get", "list", "watch")),
                        rule("", "events", List.of("create", "patch")),
                        rule("postgresql.cnpg.io", "clusters", List.of("get", "list", "watch")),
                        rule(
                                "postgresql.cnpg.io",
                                "clusters/status",
                                List.of("get", "patch", "update", "watch")),
                        rule(
                                "coordination.k8s.io",
                                "leases",
                                List.of("create", "get", "patch", "update")))
                .build();
    }

    private static RoleBinding roleBinding(Cluster cluster) {
        return new RoleBindingBuilder()
                .withMetadata(Owned.plain(cluster, cluster.name()))
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", cluster.name())
                .addNewSubject("", "ServiceAccount", cluster.serviceAccount(), cluster.namespace())
                .build();
    }

    private static PolicyRule rule(String group, String resource, List<String> verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resource)
                .withVerbs(verbs)
                .build();
    }
}
