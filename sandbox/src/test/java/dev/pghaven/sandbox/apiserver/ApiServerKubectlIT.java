package dev.pghaven.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ApiServerKubectlIT {
    private static final String CLUSTER =
            """
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata:
              name: orders
            spec:
              instances: 3
              storage:
                size: 2Gi
            """;

    @TempDir private static Path folder;
    private static RunningServer running;
    private static Kubectl kubectl;

    private String namespace;

    @BeforeAll
    static void start() {
        Optional<Path> program = Kubectl.find();
        assumeTrue(
                program.isPresent(),
                "skipped: there is no kubectl on the PATH, so nothing was shown about it");
        running = RunningServer.start(folder, UnaryOperator.identity());
        kubectl = Kubectl.at(program.get(), folder, running);
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    @BeforeEach
    void createNamespace(TestInfo test) {
        namespace = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        assertThat(succeed("create", "namespace", namespace))
                .isEqualTo("namespace/" + namespace + " created\n");
    }

    private String succeed(String... args) {
        return succeedWith("", args);
    }

    private String succeedWith(String input, String... args) {
        Kubectl.Result result = kubectl.withInput(input, inNamespace(args));
        assertThat(result.exit()).describedAs("%s", result).isZero();
        assertThat(result.err()).describedAs("%s", result).isEmpty();
        return result.out();
    }

    private Kubectl.Result fail(String... args) {
        Kubectl.Result result = kubectl.run(inNamespace(args));
        assertThat(result.exit()).describedAs("%s", result).isNotZero();
        return result;
    }

    private String[] inNamespace(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "--namespace=" + namespace;
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    private JsonNode read(String... resource) {
        String[] args = new String[resource.length + 3];
        args[0] = "get";
        System.arraycopy(resource, 0, args, 1, resource.length);
        args[args.length - 2] = "-o";
        args[args.length - 1] = "yaml";
        return Yaml.node(succeed(args));
    }

    @Test
    void listsResourcesAndKnowsShortNames() {
        assertThat(succeed("api-resources"))
                .containsPattern("clusters +postgresql.cnpg.io/v1 +true +Cluster")
                .containsPattern("pods +po +v1 +true +Pod");
        assertThat(succeed("get", "ns", namespace, "--no-headers")).contains("Active");
        assertThat(succeed("version")).contains("Server Version: v1.32");
    }

    @Test
    void createsSecretsAndConfigMaps() {
        succeed("create", "secret", "generic", "db-user-pass", "--from-literal=username=app");
        succeed("create", "configmap", "settings", "--from-literal=a=b");

        assertThat(read("secret", "db-user-pass").at("/data/username").asText()).isEqualTo("YXBw");
        assertThat(succeed("get", "secret", "db-user-pass"))
                .containsPattern("NAME +TYPE +DATA +AGE\ndb-user-pass +Opaque +1 +");
        assertThat(read("cm", "settings").at("/data/a").asText()).isEqualTo("b");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(fail("get", "cluster", "nothing").err())
                .isEqualTo(
                        "Error from server (NotFound): clusters.postgresql.cnpg.io \"nothing\" not"
                                + " found\n");
        assertThat(kubectl.run("--namespace=nowhere", "create", "configmap", "a").err())
                .contains("namespaces \"nowhere\" not found");
    }

    @Test
    void appliesAndAppliesAgain() {
        assertThat(succeedWith(CLUSTER, "apply", "-f", "-")).endsWith("orders created\n");
        assertThat(succeedWith(CLUSTER, "apply", "-f", "-")).endsWith("orders unchanged\n");
        assertThat(succeedWith(CLUSTER.replace("3", "2"), "apply", "-f", "-"))
                .endsWith("orders configured\n");

        JsonNode cluster = read("cluster", "orders");
        assertThat(cluster.at("/spec/instances").asInt()).isEqualTo(2);
        assertThat(cluster.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void appliesBuiltInKindsByStrategicMerge() {
        String service =
                """
                apiVersion: v1
                kind: Service
                metadata: {name: rw}
                spec:
                  selector: {cnpg.io/cluster: orders}
                  ports:
                  - {name: postgres, port: 5432}
                  - {name: metrics, port: 9187}
                """;
        succeedWith(service, "apply", "-f", "-");
        succeedWith(service.replace("  - {name: metrics, port: 9187}\n", ""), "apply", "-f", "-");

        assertThat(read("service", "rw").at("/spec/ports")).hasSize(1);
        assertThat(succeed("get", "svc", "rw")).contains("5432/TCP");
    }

    @Test
    void appliesOnTheServerAndSaysWhoIsInTheWay() {
        assertThat(succeedWith(CLUSTER, "apply", "--server-side", "--field-manager=one", "-f", "-"))
                .endsWith("orders serverside-applied\n");

        Kubectl.Result conflict =
                kubectl.withInput(
                        CLUSTER.replace("3", "2"),
                        inNamespace("apply", "--server-side", "--field-manager=two", "-f", "-"));
        assertThat(conflict.exit()).isNotZero();
        assertThat(conflict.err())
                .contains("Apply failed with 1 conflict: conflict with \"one\": .spec.instances");

        succeedWith(
                CLUSTER.replace("3", "2"),
                "apply",
                "--server-side",
                "--field-manager=two",
                "--force-conflicts",
                "-f",
                "-");
        assertThat(read("cluster", "orders").at("/spec/instances").asInt()).isEqualTo(2);
    }

    @Test
    void goesFromClientSideToServerSideApply() {
        succeedWith(CLUSTER, "apply", "-f", "-");
        succeedWith(CLUSTER, "apply", "--server-side", "-f", "-");
        succeedWith(CLUSTER.replace("3", "1"), "apply", "--server-side", "-f", "-");

        assertThat(read("cluster", "orders").at("/spec/instances").asInt()).isEqualTo(1);
    }

    @Test
    void rehearsesOnTheServer() {
        assertThat(succeedWith(CLUSTER, "apply", "--dry-run=server", "-f", "-"))
                .endsWith("orders created (server dry run)\n");
        fail("get", "cluster", "orders");
        succeedWith(CLUSTER, "apply", "-f", "-");
        assertThat(
                        kubectl.withInput(CLUSTER.replace("3", "1"), inNamespace("diff", "-f", "-"))
                                .out())
                .contains("-  instances: 3", "+  instances: 1");
    }

    @Test
    void patchesLabelsAndAnnotates() {
        succeed("create", "configmap", "a", "--from-literal=k=v");
        succeed("patch", "configmap", "a", "--type=merge", "-p", "{\"data\":{\"k\":\"w\"}}");
        succeed("patch", "configmap", "a", "-p", "{\"data\":{\"l\":\"x\"}}");
        succeed(
                "patch",
                "configmap",
                "a",
                "--type=json",
                "-p",
                "[{\"op\":\"add\",\"path\":\"/data/m\",\"value\":\"y\"}]");
        succeed("label", "configmap", "a", "tier=db");
        succeed("annotate", "configmap", "a", "note=hello");

        JsonNode map = read("configmap", "a");
        assertThat(map.path("data")).isEqualTo(Yaml.node("{k: w, l: x, m: 'y'}"));
        assertThat(map.at("/metadata/labels")).isEqualTo(Yaml.node("{tier: db}"));
        assertThat(succeed("get", "cm", "-l", "tier in (db,web)", "-o", "name"))
                .isEqualTo("configmap/a\n");
        assertThat(succeed("get", "cm", "-l", "tier notin (db)", "-o", "name")).isEmpty();
        assertThat(succeed("get", "cm", "--field-selector=metadata.name=a", "-o", "name"))
                .isEqualTo("configmap/a\n");
    }

    @Test
    void patchesTheStatus() {
        succeedWith(CLUSTER, "apply", "-f", "-");
        succeed(
                "patch",
                "cluster",
                "orders",
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"phase\":\"Cluster in healthy state\",\"readyInstances\":3},"
                        + "\"spec\":{\"instances\":9}}");

        JsonNode cluster = read("cluster", "orders");
        assertThat(cluster.at("/status/phase").asText()).isEqualTo("Cluster in healthy state");
        assertThat(cluster.at("/spec/instances").asInt()).isEqualTo(3);
        assertThat(succeed("get", "clusters"))
                .containsPattern("NAME +AGE +INSTANCES +READY +STATUS +PRIMARY")
                .containsPattern("orders +\\d+s +3 +Cluster in healthy state");
    }

    @Test
    void describesAnObjectWithItsEvents() {
        succeedWith(CLUSTER, "apply", "-f", "-");
        String uid = read("cluster", "orders").at("/metadata/uid").asText();
        succeedWith(
                """
                apiVersion: v1
                kind: Event
                metadata: {name: orders.1}
                involvedObject: {kind: Cluster, name: orders, namespace: %s, uid: %s,
                                 apiVersion: postgresql.cnpg.io/v1}
                reason: CreatingInstance
                message: Creating instance orders-1
                type: Normal
                count: 1
                source: {component: cloudnative-pg}
                """
                        .formatted(namespace, uid),
                "create",
                "-f",
                "-");

        assertThat(succeed("describe", "cluster", "orders"))
                .contains("Instances:", "CreatingInstance", "Creating instance orders-1");
        assertThat(succeed("events", "--for=cluster/orders")).contains("CreatingInstance");
    }

    @Test
    void waitsForConditionsValuesAndDeletion() throws Exception {
        succeedWith(CLUSTER, "apply", "-f", "-");
        Process condition =
                kubectl.start(
                        folder.resolve("condition.txt"),
                        inNamespace(
                                "wait",
                                "cluster/orders",
                                "--for=condition=Ready",
                                "--timeout=30s"));
        Process value =
                kubectl.start(
                        folder.resolve("value.txt"),
                        inNamespace(
                                "wait",
                                "cluster/orders",
                                "--for=jsonpath={.status.readyInstances}=3",
                                "--timeout=30s"));
        Process gone =
                kubectl.start(
                        folder.resolve("gone.txt"),
                        inNamespace("wait", "cluster/orders", "--for=delete", "--timeout=30s"));
        succeed(
                "patch",
                "cluster",
                "orders",
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"readyInstances\":3,\"conditions\":[{\"type\":\"Ready\","
                        + "\"status\":\"True\"}]}}");

        assertThat(condition.waitFor()).isZero();
        assertThat(value.waitFor()).isZero();
        assertThat(gone.isAlive()).isTrue();
        succeed("delete", "cluster", "orders");
        assertThat(gone.waitFor()).isZero();
    }

    @Test
    void watches() throws Exception {
        Path out = folder.resolve("watch.txt");
        Process watch = kubectl.start(out, inNamespace("get", "clusters", "--watch"));
        try {
            succeedWith(CLUSTER, "apply", "-f", "-");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(out).contains("orders"));
            succeed(
                    "patch",
                    "cluster",
                    "orders",
                    "--subresource=status",
                    "--type=merge",
                    "-p",
                    "{\"status\":{\"phase\":\"Failing over\"}}");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(out).contains("Failing over"));
        } finally {
            watch.destroy();
            watch.waitFor();
        }
    }

    @Test
    void deletesByNameByLabelAndInTheForeground() {
        succeed("create", "configmap", "a");
        succeed("create", "configmap", "b");
        succeed("label", "configmap", "b", "x=y");

        assertThat(succeed("delete", "configmap", "a")).contains("\"a\" deleted");
        assertThat(succeed("delete", "configmap", "-l", "x=y")).contains("\"b\" deleted");
        succeedWith(CLUSTER, "apply", "-f", "-");
        assertThat(succeed("delete", "cluster", "orders", "--cascade=foreground"))
                .contains("\"orders\" deleted");
        fail("get", "cluster", "orders");
    }

    @Test
    void aDeletedNamespaceIsGoneWhenKubectlReturns() {
        succeed("create", "configmap", "a");
        assertThat(kubectl.run("delete", "namespace", namespace).exit()).isZero();

        assertThat(fail("get", "namespace", namespace).err()).contains("NotFound");
    }

    @Test
    void explainsAndAnswersWhoMayWhat() {
        assertThat(succeed("explain", "cluster")).contains("KIND:       Cluster");
        assertThat(succeed("auth", "can-i", "delete", "clusters")).isEqualTo("yes\n");
        assertThat(succeed("auth", "whoami")).contains("tester");
    }

    @Test
    void createsAndEditsByReplace() {
        succeedWith(CLUSTER, "create", "-f", "-");
        String live = succeed("get", "cluster", "orders", "-o", "yaml");
        succeedWith(live.replace("instances: 3", "instances: 5"), "replace", "-f", "-");

        assertThat(read("cluster", "orders").at("/spec/instances").asInt()).isEqualTo(5);
        Kubectl.Result stale =
                kubectl.withInput(
                        live.replace("instances: 3", "instances: 6"),
                        inNamespace("replace", "-f", "-"));
        assertThat(stale.err()).contains("the object has been modified");
    }
}
