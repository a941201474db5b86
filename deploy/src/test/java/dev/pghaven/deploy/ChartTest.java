package dev.pghaven.deploy;

import static dev.pghaven.deploy.Rendered.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
    private static final List<Path> EXAMPLES =
            List.of(Chart.EVENT_HUBS, Chart.STRIMZI, Chart.SANDBOX);
    private static final String POD = "/spec/securityContext";

    private final Rendered chart = Chart.with(Chart.EVENT_HUBS);

    static Stream<String> services() {
        return SERVICES.stream();
    }

    @Test
    void passesHelmsLint() {
        var result = Chart.lint();

        assertThat(result.getMessages()).noneMatch(it -> it.matches("\\[(WARNING|ERROR)].*"));
        assertThat(result.isFailed()).isFalse();
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void hasNoFieldThatKubernetesDoesNotKnow(Path values) throws Exception {
        for (var object : Chart.with(values).objects()) {
            if (!object.path("kind").asText().equals("KafkaTopic")) {
                assertThat(KubernetesModel.read(object))
                        .isNotInstanceOf(GenericKubernetesResource.class);
            }
        }
    }

    @Test
    void wouldFindAnUnknownField() {
        var pod = (ObjectNode) chart.one("Deployment", "provisioner").at("/spec/template/spec");
        pod.put("restartPolicies", "Always");

        assertThatThrownBy(() -> KubernetesModel.read(chart.one("Deployment", "provisioner")))
                .hasMessageContaining("restartPolicies");
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void hasEachServiceOnce(Path values) {
        for (var kind : List.of("Deployment", "ServiceAccount", "PodDisruptionBudget")) {
            assertThat(Chart.with(values).of(kind))
                    .extracting(it -> it.at("/metadata/name").asText())
                    .containsExactlyInAnyOrderElementsOf(SERVICES);
        }
    }

    /** Pod Security's profile "restricted", rule by rule. */
    @ParameterizedTest
    @MethodSource("services")
    void runsRestricted(String service) {
        var pod = chart.pod(service);
        var container = chart.container(service).path("securityContext");

        assertThat(pod.at(POD + "/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at(POD + "/runAsUser").asInt()).isPositive();
        assertThat(pod.at(POD + "/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(Rendered.texts(container.at("/capabilities/drop"))).containsExactly("ALL");
        assertThat(pod.path("spec").has("hostNetwork")).isFalse();
        assertThat(Rendered.items(pod.at("/spec/volumes")).map(ChartTest::type))
                .isSubsetOf("emptyDir", "secret", "projected");
    }

    private static String type(JsonNode volume) {
        return volume.properties().stream()
                .map(it -> it.getKey())
                .filter(it -> !it.equals("name"))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource("services")
    void logsInByWorkloadIdentity(String service) {
        var account = chart.one("ServiceAccount", service);

        assertThat(account.at("/metadata/annotations/azure.workload.identity~1client-id").asText())
                .startsWith("11111111-2222-3333-4444-");
        assertThat(account.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(chart.pod(service).at("/metadata/labels/azure.workload.identity~1use").asText())
                .isEqualTo("true");
        assertThat(chart.pod(service).at("/spec/serviceAccountName").asText()).isEqualTo(service);
    }

    /** It calls Azure for nothing but Kafka. */
    @Test
    void givesTheFailoverServiceAnIdentityOnlyForEventHubs() {
        var strimzi = Chart.with(Chart.STRIMZI);

        assertThat(
                        strimzi.one("ServiceAccount", "failover-service")
                                .at("/metadata")
                                .has("annotations"))
                .isFalse();
        assertThat(strimzi.pod("failover-service").at("/metadata/labels").toString())
                .doesNotContain("workload.identity");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isProbedApartFromRest(String service) {
        var container = chart.container(service);

        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(9000);
        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/port").asText())
                    .isEqualTo("management");
        }
        assertThat(container.at("/readinessProbe/httpGet/path").asText())
                .isEqualTo("/q/health/ready");
        assertThat(chart.variable(service, "QUARKUS_MANAGEMENT_HOST")).isEqualTo("0.0.0.0");
        assertThat(chart.variable(service, "QUARKUS_HTTP_HOST")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void isReachedOnceThereIsALogin(String service) {
        var withLogin =
                Chart.with(
                        Chart.EVENT_HUBS,
                        """
                        rest:
                          oidc: {authServerUrl: "https://login.example.com/v2.0", audience: pghaven}
                          from: [{namespaceSelector: {matchLabels: {name: ingress}}}]
                        """);

        assertThat(chart.of("Service")).isEmpty();
        assertThat(withLogin.variable(service, "QUARKUS_HTTP_HOST")).isEqualTo("0.0.0.0");
        assertThat(withLogin.variable(service, "QUARKUS_OIDC_AUTH_SERVER_URL"))
                .isEqualTo("https://login.example.com/v2.0");
        assertThat(withLogin.variable(service, "QUARKUS_OIDC_TOKEN_AUDIENCE")).isEqualTo("pghaven");
        assertThat(withLogin.container(service).at("/ports/1/name").asText()).isEqualTo("http");
        var reached = withLogin.one("Service", service).path("spec");
        assertThat(reached.at("/ports/0/targetPort").asText()).isEqualTo("http");
        assertThat(withLogin.pod(service).at("/metadata/labels").properties())
                .containsAll(reached.path("selector").properties());
        assertThat(
                        Rendered.items(withLogin.one("NetworkPolicy", service).at("/spec/ingress"))
                                .map(it -> it.at("/ports/0/port").asText()))
                .contains("http");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isSelectedByItsBudgetItsSpreadAndItsPolicy(String service) {
        var labels = chart.pod(service).at("/metadata/labels");
        var spread = chart.pod(service).at("/spec/topologySpreadConstraints");

        assertSelects(chart.one("Deployment", service).at("/spec/selector"), labels);
        assertSelects(chart.one("PodDisruptionBudget", service).at("/spec/selector"), labels);
        assertSelects(chart.one("NetworkPolicy", service).at("/spec/podSelector"), labels);
        Rendered.items(spread).forEach(it -> assertSelects(it.path("labelSelector"), labels));
        assertThat(Rendered.items(spread).map(it -> it.path("topologyKey").asText()))
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(spread.at("/0/whenUnsatisfiable").asText()).isEqualTo("DoNotSchedule");
    }

    /** One selector for all services would select the pods of the others as well. */
    private static void assertSelects(JsonNode selector, JsonNode labels) {
        var wanted = selector.path("matchLabels").properties();
        assertThat(wanted).extracting(it -> it.getKey()).contains("app.kubernetes.io/name");
        assertThat(labels.properties()).containsAll(wanted);
    }

    @ParameterizedTest
    @MethodSource("services")
    void letsNobodyInButWhoReadsMetrics(String service) {
        var spec = chart.one("NetworkPolicy", service).path("spec");

        assertThat(Rendered.texts(spec.path("policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(spec.path("ingress")).hasSize(1);
        assertThat(spec.at("/ingress/0/ports/0/port").asText()).isEqualTo("management");
        assertThat(Chart.with(Chart.STRIMZI).one("NetworkPolicy", service).at("/spec/ingress"))
                .isEmpty();
    }

    @Test
    void letsOutWhereAServiceGoes() {
        var strimzi = Chart.with(Chart.STRIMZI);

        assertThat(portsOut(strimzi, "exposure-service"))
                .containsExactlyInAnyOrder(53, 53, 443, 6443, 5432, 9093, 5432, 8443);
        assertThat(portsOut(strimzi, "failover-service"))
                .containsExactlyInAnyOrder(53, 53, 443, 6443, 5432, 9093, 5432);
    }

    private static List<Integer> portsOut(Rendered chart, String service) {
        return Rendered.items(chart.one("NetworkPolicy", service).at("/spec/egress"))
                .flatMap(it -> Rendered.items(it.path("ports")))
                .map(it -> it.path("port").asInt())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void readsThePasswordOfTheStoreFromItsSecret(String service) {
        var strimzi = Chart.with(Chart.STRIMZI);

        assertThat(strimzi.container(service).path("env").toString())
                .contains("\"secretKeyRef\":{\"name\":\"store-app\",\"key\":\"password\"}");
        assertThat(strimzi.variable(service, "QUARKUS_DATASOURCE_JDBC_URL"))
                .isEqualTo(
                        "jdbc:postgresql://store-rw.pghaven-system.svc:5432/pghaven"
                                + "?sslmode=verify-full&sslrootcert=/etc/pghaven/store/ca.crt");
    }

    @ParameterizedTest
    @MethodSource("services")
    void hasResources(String service) {
        var resources = chart.container(service).path("resources");

        assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
        assertThat(resources.at("/requests/memory").asText()).isNotEmpty();
        assertThat(resources.at("/limits/memory").asText()).isNotEmpty();
    }

    @Test
    void makesTheTopicsOfAStrimziCluster() {
        assertThat(Chart.with(Chart.STRIMZI).of("KafkaTopic"))
                .extracting(it -> it.at("/metadata/name").asText())
                .containsExactlyInAnyOrder(
                        "pghaven.requests.v1",
                        "pghaven.requests.dlq.v1",
                        "pghaven.events.v1",
                        "pghaven.events.dlq.v1");
        assertThat(chart.of("KafkaTopic")).isEmpty();
    }
}
