package dev.pghaven.sandbox.launcher.chaos;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rights of the services: all that their roles give, and what of it they have by now. */
final class Rights {
    private static final String NAME = "app.kubernetes.io/name";
    private static final String PART_OF = "app.kubernetes.io/part-of";

    private final KubernetesClient kubernetes;
    private final List<Right> all;
    private final Set<Right> given = new LinkedHashSet<>();

    private Rights(KubernetesClient kubernetes, List<Right> all) {
        this.kubernetes = kubernetes;
        this.all = all;
    }

    /** Takes all of them away. */
    static Rights takenFrom(KubernetesClient kubernetes) {
        var all = Stream.concat(ofClusterRoles(kubernetes), ofRoles(kubernetes)).toList();
        var rights = new Rights(kubernetes, all);
        all.stream().map(Right::role).distinct().forEach(rights::write);
        return rights;
    }

    private static Stream<Right> ofClusterRoles(KubernetesClient kubernetes) {
        var roles = kubernetes.rbac().clusterRoles().withLabel(PART_OF, "pghaven").list();
        return roles.getItems().stream()
                .flatMap(it -> rights(roleOf(it.getMetadata(), ""), it.getRules()));
    }

    private static Stream<Right> ofRoles(KubernetesClient kubernetes) {
        var roles = kubernetes.rbac().roles().inAnyNamespace().withLabel(PART_OF, "pghaven").list();
        return roles.getItems().stream()
                .flatMap(it -> {
                    var metadata = it.getMetadata();
                    return rights(roleOf(metadata, metadata.getNamespace()), it.getRules());
                });
    }

    private static Role roleOf(ObjectMeta role, String namespace) {
        return new Role(role.getLabels().get(NAME), namespace, role.getName());
    }

    private static Stream<Right> rights(Role role, List<PolicyRule> rules) {
        var rights = Stream.<Right>builder();
        for (var rule : rules) {
            for (var group : rule.getApiGroups()) {
                for (var resource : rule.getResources()) {
                    rule.getVerbs().forEach(it -> rights.add(new Right(role, it, group, resource)));
                }
            }
        }
        return rights.build();
    }

    List<Right> all() {
        return all;
    }

    /** What would have allowed it; a right for one resource goes before one for all. */
    Optional<Right> lackedBy(Refused refused) {
        return all.stream()
                .filter(it -> it.covers(refused))
                .min(Comparator.comparing(Right::isForAll));
    }

    void giveBack(Right right) {
        given.add(right);
        write(right.role());
    }

    private void write(Role role) {
        var rules = given.stream().filter(it -> it.role().equals(role)).map(Rights::rule).toList();
        if (role.namespace().isEmpty()) {
            kubernetes
                    .rbac()
                    .clusterRoles()
                    .withName(role.name())
                    .edit(it -> it.edit().withRules(rules).build());
        } else {
            kubernetes
                    .rbac()
                    .roles()
                    .inNamespace(role.namespace())
                    .withName(role.name())
                    .edit(it -> it.edit().withRules(rules).build());
        }
    }

    private static PolicyRule rule(Right it) {
        return new PolicyRuleBuilder()
                .withApiGroups(it.group())
                .withResources(it.resource())
                .withVerbs(it.verb())
                .build();
    }
}
