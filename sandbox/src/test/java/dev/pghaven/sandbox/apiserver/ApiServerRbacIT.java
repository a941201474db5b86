package dev.pghaven.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may do and is told, with roles that an administrator binds. */
class ApiServerRbacIT {
    private static final List<Attributes> REFUSED = new ArrayList<>();

    private static RunningServer server;
    private static KubernetesClient admin;
    private static KubernetesClient tester;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder, it -> it.withRbac(REFUSED::add));
        admin = server.client(RunningServer.ADMIN_TOKEN);
        tester = server.client();
    }

    @AfterAll
    static void stop() {
        tester.close();
        admin.close();
        server.close();
    }

    @BeforeEach
    void prepare() {
        admin.resource(configMap("there")).create();
    }

    @AfterEach
    void forget() {
        admin.rbac().clusterRoleBindings().withLabel("test").delete();
        admin.rbac().clusterRoles().withLabel("test").delete();
        admin.rbac().roleBindings().inAnyNamespace().withLabel("test").delete();
        admin.configMaps().inNamespace("default").withLabel("test").delete();
    }

    @Test
    void whoHasNoRuleMayDoNothing() {
        assertForbidden(
                () -> tester.pods().inNamespace("default").list(),
                "pods is forbidden: User \"tester\" cannot list resource \"pods\" in API group \"\""
                        + " in the namespace \"default\"");
        assertForbidden(
                () -> tester.apps().deployments().inNamespace("default").withName("web").get(),
                "deployments.apps \"web\" is forbidden: User \"tester\" cannot get resource"
                        + " \"deployments\" in API group \"apps\" in the namespace \"default\"");
        assertForbidden(
                () -> tester.nodes().list(),
                "nodes is forbidden: User \"tester\" cannot list resource \"nodes\" in API group"
                        + " \"\" at the cluster scope");
        assertForbidden(
                () -> tester.namespaces().withName("default").get(),
                "namespaces \"default\" is forbidden: User \"tester\" cannot get resource"
                        + " \"namespaces\" in API group \"\" in the namespace \"default\"");
        assertThat(REFUSED).isNotEmpty();
    }

    @Test
    void saysWhatWasRefusedInDetailsToo() {
        assertThatThrownBy(() ->
                        tester.apps().deployments().inNamespace("default").withName("web").get())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        it -> {
                            assertThat(it.getStatus().getReason()).isEqualTo("Forbidden");
                            assertThat(it.getStatus().getDetails().getGroup()).isEqualTo("apps");
                            assertThat(it.getStatus().getDetails().getKind())
                                    .isEqualTo("deployments");
                            assertThat(it.getStatus().getDetails().getName()).isEqualTo("web");
                        });
    }

    @Test
    void aRuleIsForItsVerbsItsGroupAndItsResource() {
        allow(rule("", "configmaps", "get", "list"));

        assertThat(tester.configMaps().inAnyNamespace().list().getItems()).isNotEmpty();
        assertThat(tester.configMaps().inNamespace("default").withName("none").get()).isNull();
        assertForbidden(() -> tester.resource(configMap("a")).create(), "cannot create resource");
        assertForbidden(() -> tester.secrets().inNamespace("default").list(), "\"secrets\"");
        assertForbidden(
                () -> tester.configMaps().inNamespace("default").withLabel("x").delete(),
                "cannot deletecollection resource \"configmaps\"");
    }

    @Test
    void aRoleBindingCountsInItsNamespace() {
        admin.resource(
                        new ClusterRoleBuilder()
                                .withNewMetadata()
                                .withName("reader")
                                .addToLabels("test", "")
                                .endMetadata()
                                .withRules(rule("", "configmaps", "list"))
                                .build())
                .create();
        admin.resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withNamespace("default")
                                .withName("reader")
                                .addToLabels("test", "")
                                .endMetadata()
                                .withNewRoleRef(
                                        "rbac.authorization.k8s.io", "ClusterRole", "reader")
                                .addNewSubject(
                                        "rbac.authorization.k8s.io", "Group", "testers", null)
                                .build())
                .create();

        assertThat(tester.configMaps().inNamespace("default").list().getItems()).isNotEmpty();
        assertForbidden(
                () -> tester.configMaps().inNamespace("kube-system").list(),
                "in the namespace \"kube-system\"");
        assertForbidden(() -> tester.configMaps().inAnyNamespace().list(), "at the cluster scope");
    }

    @Test
    void aRuleWithNamesIsForNoOther() {
        allow(
                new PolicyRuleBuilder(rule("", "configmaps", "get", "create"))
                        .withResourceNames("there")
                        .build());
        var maps = tester.configMaps().inNamespace("default");

        assertThat(maps.withName("there").get()).isNotNull();
        assertForbidden(() -> maps.withName("other").get(), "configmaps \"other\" is forbidden");
        assertForbidden(
                () -> tester.resource(configMap("there")).create(), "cannot create resource");
    }

    /** The name of what shall be created is in the body, which authorization does not read. */
    @Test
    void anApplyThatCreatesNeedsCreateAsWell() {
        allow(rule("", "configmaps", "patch"));
        var map = configMap("applied");

        assertForbidden(
                () -> apply(map),
                "configmaps \"applied\" is forbidden: User \"tester\" cannot create resource"
                        + " \"configmaps\"");
        assertThat(admin.resource(map).get()).isNull();

        admin.resource(map).create();
        assertThat(apply(map).getMetadata().getUid()).isNotEmpty();
    }

    @Test
    void aRuleForAResourceIsNoneForItsSubresource() {
        allow(rule("", "serviceaccounts", "create", "get"));

        assertForbidden(
                () ->
                        tester.raw(
                                "/api/v1/namespaces/default/serviceaccounts/default/token",
                                "POST",
                                new DeleteOptions()),
                "cannot create resource \"serviceaccounts/token\"");
    }

    @Test
    void everybodyMayDiscoverAndAskWhatTheyMay() {
        allow(rule("", "pods", "list"));

        assertThat(tester.getApiGroups().getGroups()).isNotEmpty();
        assertThat(mayI("list", "pods")).isTrue();
        assertThat(mayI("delete", "pods")).isFalse();
        assertForbidden(() -> tester.raw("/metrics"), "cannot get path \"/metrics\"");
    }

    private static boolean mayI(String verb, String resource) {
        var review =
                new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withResource(resource)
                        .withNamespace("default")
                        .endResourceAttributes()
                        .endSpec()
                        .build();
        return tester.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }

    private static ConfigMap apply(ConfigMap map) {
        return tester.resource(map).patch(PatchContext.of(PatchType.SERVER_SIDE_APPLY), map);
    }

    private static ConfigMap configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .addToLabels("test", "")
                .endMetadata()
                .build();
    }

    private static PolicyRule rule(String group, String resource, String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups(group)
                .withResources(resource)
                .withVerbs(verbs)
                .build();
    }

    private static void allow(PolicyRule rule) {
        admin.resource(
                        new ClusterRoleBuilder()
                                .withNewMetadata()
                                .withName("of-the-test")
                                .addToLabels("test", "")
                                .endMetadata()
                                .withRules(rule)
                                .build())
                .create();
        admin.resource(
                        new ClusterRoleBindingBuilder()
                                .withNewMetadata()
                                .withName("of-the-test")
                                .addToLabels("test", "")
                                .endMetadata()
                                .withNewRoleRef(
                                        "rbac.authorization.k8s.io", "ClusterRole", "of-the-test")
                                .addNewSubject("rbac.authorization.k8s.io", "User", "tester", null)
                                .build())
                .create();
    }

    private static void assertForbidden(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        it -> {
                            assertThat(it.getCode()).isEqualTo(403);
                            assertThat(it.getMessage()).contains(words);
                        });
    }
}
