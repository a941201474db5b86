package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.testkit.Rest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A cluster that one test class has for itself: its backups are what is verified. */
final class SourceCluster implements AutoCloseable {
    private static final String CNPG = "postgresql.cnpg.io/v1";
    private static final String DATABASE = "app";

    private final Stage stage;
    private final String namespace;
    private final String name;

    private SourceCluster(Stage stage, String ref) {
        this.stage = stage;
        this.namespace = ref.split("/")[0];
        this.name = ref.split("/")[1];
    }

    /**
     * Small; nothing runs in it by itself that would write WAL. Archives are told apart by the
     * cluster's name alone, so no two have the same.
     */
    static SourceCluster provision(Stage stage, String ref, int instances) {
        return provision(stage, ref, instances, "");
    }

    /**
     * @param more fields of the spec, each with a comma after it
     */
    static SourceCluster provision(Stage stage, String ref, int instances, String more) {
        var cluster = ask(stage, ref, instances, more);
        cluster.awaitProvisioned();
        return cluster;
    }

    /** As {@link #provision}, but does not wait for it. */
    static SourceCluster ask(Stage stage, String ref, int instances, String more) {
        var cluster = new SourceCluster(stage, ref);
        cluster.post(
                stage.provisioner(),
                "/clusters",
                """
                {"cluster": "%s", "spec": {%s
                  "instances": %d, "storage": {"size": "1Gi"}, "sampleData": true,
                  "postgresql": {"parameters": {"autovacuum": "off"}},
                  "resources": {"cpu": "200m", "memory": "512Mi"},
                  "placement": {"zones": "preferred", "nodes": "preferred"}}}
                """
                        .formatted(ref, more, instances));
        return cluster;
    }

    /** Answers the fact that says so. */
    Facts.Said awaitProvisioned() {
        return awaitAnswer("ClusterProvisioned", "ProvisioningFailed");
    }

    /** The first of the two that is said of this cluster must be the good one. */
    Facts.Said awaitAnswer(String good, String bad) {
        var answer = stage.facts().await(good, it -> isOf(it, good) || isOf(it, bad));
        assertThat(answer.name()).as(answer.toString()).isEqualTo(good);
        return answer;
    }

    /**
     * On the primary, where it begins with a checkpoint: what was written before is read back from
     * its files alone. Answers the fact that it is done.
     */
    JsonNode backUp() {
        var operation =
                post(stage.backupService(), path() + "/backups", "{\"target\": \"primary\"}");
        return stage.facts()
                .await(
                        "a backup",
                        it ->
                                it.name().equals("BackupCompleted")
                                        && it.text("operation").equals(operation))
                .data();
    }

    /** Asks for a promotion and awaits what is said of it. */
    Facts.Said promote(String instance) {
        var operation =
                post(
                        stage.failoverService(),
                        path() + "/promotions",
                        "{\"instance\": \"%s\"}".formatted(instance));
        return promoted(operation);
    }

    Facts.Said promoted(String operation) {
        return answerTo(operation, "InstancePromoted", "PromotionFailed");
    }

    /** Asks for a drill and awaits what is said of it. */
    Facts.Said drill(String request) {
        return drilled(beginDrill(request));
    }

    /** Answers the operation. */
    String beginDrill(String request) {
        return post(stage.failoverService(), path() + "/drills", request);
    }

    Facts.Said drilled(String operation) {
        return answerTo(operation, "FailoverDrillCompleted", "FailoverDrillFailed");
    }

    private Facts.Said answerTo(String operation, String... names) {
        return stage.facts()
                .await(
                        String.join(" or ", names),
                        it ->
                                List.of(names).contains(it.name())
                                        && it.text("operation").equals(operation));
    }

    /** Asks for a verification and awaits its verdict. */
    Verdict verify(String request) {
        return verdictOf(beginVerification(request));
    }

    /** Answers the operation. */
    String beginVerification(String request) {
        return post(stage.backupService(), path() + "/verifications", request);
    }

    Verdict verdictOf(String operation) {
        var said =
                stage.facts()
                        .await(
                                "a verdict",
                                it ->
                                        Verdict.NAMES.contains(it.name())
                                                && it.text("operation").equals(operation));
        return new Verdict(said.name(), said.data());
    }

    boolean isOf(Facts.Said fact, String factName) {
        return fact.name().equals(factName) && fact.cluster().equals(ref());
    }

    Archive archive() {
        return new Archive(new Blobs(stage.azure()), name);
    }

    /** Entered by the application's owner. */
    Database owner() {
        return database(manifest().get("spec", "bootstrap", "initdb", "secret", "name"));
    }

    /** Entered by our own role, which may close WAL segments. */
    Database pghaven() {
        return database(roleSecret());
    }

    private String roleSecret() {
        List<Map<String, Object>> roles = manifest().get("spec", "managed", "roles");
        return (String) ((Map<?, ?>) roles.getFirst().get("passwordSecret")).get("name");
    }

    /** The operator gives its superuser a password, in a moment. */
    Database superuser() {
        patch("{\"spec\": {\"enableSuperuserAccess\": true}}");
        var secret = name + "-superuser";
        await("a superuser")
                .until(() ->
                        stage.kubernetes().secrets().inNamespace(namespace).withName(secret).get()
                                != null);
        var database = database(secret);
        await("a superuser's login").until(database::letsUsIn);
        return database;
    }

    /** Takes from our role the right to see the rows that a table hides, or gives it back. */
    void letPghavenBypassRowSecurity(boolean allowed) {
        patchRole(allowed);
        await("the operator's change")
                .until(() ->
                        pghaven()
                                .ask("select rolbypassrls from pg_roles where rolname = 'pghaven'")
                                .equals(allowed ? "t" : "f"));
    }

    private void patchRole(boolean bypassRowSecurity) {
        resource()
                .edit(it -> {
                    List<Map<String, Object>> roles = it.get("spec", "managed", "roles");
                    roles.getFirst().put("bypassrls", bypassRowSecurity);
                    return it;
                });
    }

    /** A merge patch of the Cluster, as somebody with kubectl may make it. */
    void patch(String json) {
        resource().patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    /** Counts for pods that are made from now on. */
    void probeEverySecond() {
        patch(
                "{\"spec\": {\"probes\": {\"liveness\": {\"periodSeconds\": 1, \"failureThreshold\": 3}}}}");
    }

    /** A dead primary's lease holds up its successor for a second and not for a quarter minute. */
    void releaseLeasesFast() {
        patch(
                "{\"spec\": {\"primaryLease\": {\"leaseDurationSeconds\": 1, \"retryPeriodSeconds\": 1}}}");
    }

    /** Answers how it replicated until now. */
    Object replicateAsynchronously() {
        var synchronous = manifest().get("spec", "postgresql", "synchronous");
        patch("{\"spec\": {\"postgresql\": {\"synchronous\": null}}}");
        awaitSynchronousStandby(false);
        return synchronous;
    }

    void replicateSynchronously(Object synchronous) {
        resource()
                .edit(it -> {
                    Map<String, Object> postgresql = it.get("spec", "postgresql");
                    postgresql.put("synchronous", synchronous);
                    return it;
                });
        awaitSynchronousStandby(true);
    }

    private void awaitSynchronousStandby(boolean wanted) {
        await("the operator's setting")
                .until(() ->
                        pghaven()
                                .ask(
                                        "select count(*) > 0 from pg_stat_replication where sync_state in ('sync', 'quorum')")
                                .equals(wanted ? "t" : "f"));
    }

    GenericKubernetesResource manifest() {
        return resource().require();
    }

    private Resource<GenericKubernetesResource> resource() {
        return stage.kubernetes()
                .genericKubernetesResources(CNPG, "Cluster")
                .inNamespace(namespace)
                .withName(name);
    }

    private Database database(String secret) {
        var data =
                stage.kubernetes()
                        .secrets()
                        .inNamespace(namespace)
                        .withName(secret)
                        .require()
                        .getData();
        return new Database(
                primaryAddress(),
                DATABASE,
                decoded(data.get("username")),
                decoded(data.get("password")));
    }

    private String primaryAddress() {
        return primary().getStatus().getPodIP();
    }

    Pod primary() {
        return stage.kubernetes()
                .pods()
                .inNamespace(namespace)
                .withLabel("cnpg.io/cluster", name)
                .withLabel("cnpg.io/instanceRole", "primary")
                .list()
                .getItems()
                .getFirst();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private String post(Rest service, String path, String body) {
        return operation(service.post(path, UUID.randomUUID().toString(), body));
    }

    /** That a request which was taken leads to. */
    static String operation(Rest.Answer answer) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(202);
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    String ref() {
        return namespace + "/" + name;
    }

    String path() {
        return "/clusters/" + ref();
    }

    /** Answers the steps of the removal, once it is over. */
    List<String> remove() {
        var operation = operation(stage.provisioner().delete(path(), UUID.randomUUID().toString()));
        awaitAnswer("ClusterRemoved", "RemovalFailed");
        var timeline = stage.provisioner().get("/operations/" + operation).json().path("timeline");
        return timeline.findValuesAsText("step");
    }

    /** So that it takes no time from those that follow. */
    @Override
    public void close() {
        resource().delete();
    }
}
