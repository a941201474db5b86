package dev.pghaven.sandbox.apiserver.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.Yaml;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.7Z");
    private static final Kinds KINDS = Kinds.ofTheSandbox();
    private static final KindSpec CLUSTERS =
            KINDS.resource("postgresql.cnpg.io/v1", "clusters").orElseThrow();
    private static final Target ORDERS = new Target(CLUSTERS, "shop", "orders", "");
    private static final Target STATUS = new Target(CLUSTERS, "shop", "orders", "status");
    private static final User USER = new User("tester", List.of());
    private static final WriteOptions OPTIONS = WriteOptions.of(USER, "test");
    private static final WriteOptions REHEARSAL = new WriteOptions(USER, "test", true, false);

    private final ObjectStore store = new ObjectStore(100, 0);
    private Runnable duringAdmission = () -> {};
    private final Registry registry = registry(this::admit);

    private Registry registry(Admission admission) {
        return new Registry(
                store,
                KINDS,
                admission,
                CreateCheck.NONE,
                new Timestamps(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private AdmissionVerdict admit(AdmissionRequest request) {
        duringAdmission.run();
        return new AdmissionVerdict.Admitted(request.object());
    }

    @BeforeEach
    void createNamespace() {
        registry.create(
                new Target(KINDS.core("namespaces"), "", "", ""),
                Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"),
                OPTIONS);
    }

    private static ObjectNode cluster(String rest) {
        return Yaml.object(
                        "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: orders}}")
                .setAll(Yaml.object(rest));
    }

    private ObjectNode create(String rest) {
        return registry.create(new Target(CLUSTERS, "shop", "", ""), cluster(rest), OPTIONS)
                .object();
    }

    private ObjectNode merge(Target target, String patch) {
        return registry.patch(target, new Patch.Merge(Yaml.node(patch)), OPTIONS).object();
    }

    private static void assertRefused(Runnable call, int code, String message) {
        assertThatThrownBy(call::run)
                .hasMessageContaining(message)
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.status().code()).isEqualTo(code));
    }

    @Test
    void stampsWhatIsNew() {
        ObjectNode created =
                create("{metadata: {name: orders, uid: mine, generation: 7}, status: {phase: x}}");

        JsonNode metadata = created.path("metadata");
        assertThat(metadata.path("creationTimestamp").asText()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(metadata.path("uid").asText()).isNotEqualTo("mine");
        assertThat(metadata.path("generation").asInt()).isEqualTo(1);
        assertThat(metadata.path("namespace").asText()).isEqualTo("shop");
        assertThat(created.has("status")).isFalse();
    }

    @Test
    void whatTheServerOwnsNobodyChanges() {
        ObjectNode created = create("{spec: {instances: 1}}");

        ObjectNode patched =
                merge(
                        ORDERS,
                        "{metadata: {generation: 9, creationTimestamp: '2000-01-01T00:00:00Z'}}");

        assertThat(patched).isEqualTo(created);
    }

    @Test
    void aPatchOfAnotherUidIsAConflict() {
        create("{spec: {instances: 1}}");

        assertRefused(
                () -> merge(ORDERS, "{metadata: {uid: other}}"), 409, "UID in the precondition");
    }

    @Test
    void aPatchThatNamesAnOldRevisionIsAConflict() {
        create("{spec: {instances: 1}}");

        assertRefused(
                () -> merge(ORDERS, "{metadata: {resourceVersion: '1'}}"),
                409,
                "the object has been modified");
    }

    @Test
    void aPatchOutlastsAWriteInBetween() {
        create("{spec: {instances: 1}}");
        duringAdmission =
                () -> {
                    duringAdmission = () -> {};
                    merge(ORDERS, "{metadata: {labels: {from: another}}}");
                };

        ObjectNode patched = merge(ORDERS, "{spec: {instances: 3}}");

        assertThat(patched.at("/metadata/labels/from").asText()).isEqualTo("another");
        assertThat(patched.at("/spec/instances").asInt()).isEqualTo(3);
        assertThat(patched.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void aPatchOfTheStatusTouchesNothingElse() {
        create("{spec: {instances: 1}}");

        ObjectNode patched =
                merge(
                        STATUS,
                        "{status: {phase: y}, spec: {instances: 9}, metadata: {labels: {a: b}}}");

        assertThat(patched.at("/status/phase").asText()).isEqualTo("y");
        assertThat(patched.at("/spec/instances").asInt()).isEqualTo(1);
        assertThat(patched.at("/metadata/labels").isMissingNode()).isTrue();
        assertThat(patched.at("/metadata/generation").asInt()).isEqualTo(1);
    }

    @Test
    void anApplyOfTheStatusTouchesNothingElse() {
        create("{spec: {instances: 1}}");

        ObjectNode applied =
                registry.patch(
                                STATUS,
                                new Patch.Apply(
                                        cluster("{spec: {instances: 9}, status: {phase: y}}")),
                                OPTIONS)
                        .object();

        assertThat(applied.at("/status/phase").asText()).isEqualTo("y");
        assertThat(applied.at("/spec/instances").asInt()).isEqualTo(1);
        assertThat(applied.at("/metadata/managedFields/0/fieldsV1"))
                .isEqualTo(Yaml.node("{f:status: {f:phase: {}}}"));
    }

    @Test
    void aWriteThatChangesNothingIsNone() {
        create("{spec: {instances: 1}}");
        long before = store.revision();

        merge(ORDERS, "{spec: {instances: 1}}");

        assertThat(store.revision()).isEqualTo(before);
    }

    @Test
    void rehearsalsWriteNothing() {
        create("{spec: {instances: 1}}");
        long before = store.revision();

        ObjectNode rehearsed =
                registry.patch(
                                ORDERS,
                                new Patch.Merge(Yaml.node("{spec: {instances: 2}}")),
                                REHEARSAL)
                        .object();
        registry.delete(ORDERS, DeleteOptions.PLAIN, REHEARSAL);

        assertThat(rehearsed.at("/spec/instances").asInt()).isEqualTo(2);
        assertThat(store.revision()).isEqualTo(before);
    }

    @Test
    void anObjectWithFinalizersGoesWithTheLastOfThem() {
        create("{metadata: {name: orders, finalizers: [x, y]}}");

        Deleted deleted = registry.delete(ORDERS, DeleteOptions.PLAIN, OPTIONS);
        merge(ORDERS, "{metadata: {finalizers: [y]}}");

        assertThat(deleted.gone()).isFalse();
        assertThat(deleted.object().at("/metadata/deletionTimestamp").asText())
                .isEqualTo("2026-11-22T10:00:00Z");
        assertThat(store.get(ORDERS.key())).isPresent();
        merge(ORDERS, "{metadata: {finalizers: null}}");
        assertThat(store.get(ORDERS.key())).isEmpty();
    }

    @Test
    void theTypeOfTheBodyMustBeThatOfThePath() {
        assertRefused(
                () ->
                        registry.create(
                                new Target(CLUSTERS, "shop", "", ""),
                                Yaml.object("{apiVersion: v1, kind: Pod, metadata: {name: a}}"),
                                OPTIONS),
                400,
                "does not match the expected API version");
    }

    @Test
    void anotherNamespaceThanThatOfThePathIsRefused() {
        assertRefused(
                () -> create("{metadata: {name: orders, namespace: other}}"),
                400,
                "does not match the namespace sent on the request");
    }

    @Test
    void aPodKeepsItsSpecButForImagesAndItsFirstNode() {
        KindSpec pods = KINDS.core("pods");
        Target pod = new Target(pods, "shop", "p", "");
        registry.create(
                new Target(pods, "shop", "", ""),
                Yaml.object(
                        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers:"
                                + " [{name: a, image: x}]}}"),
                OPTIONS);

        merge(pod, "{spec: {nodeName: n1}}");
        merge(pod, "{metadata: {labels: {a: b}}}");
        registry.patch(
                pod,
                new Patch.Strategic(Yaml.node("{spec: {containers: [{name: a, image: y}]}}")),
                OPTIONS);

        assertThat(registry.get(pod).json().at("/spec/containers/0/image").asText()).isEqualTo("y");
        assertRefused(
                () -> merge(pod, "{spec: {nodeName: n2}}"), 422, "pod updates may not change");
        assertRefused(
                () -> merge(pod, "{spec: {containers: [{name: b}]}}"),
                422,
                "pod updates may not change");
    }

    @Test
    void aClaimMayGrowAndBeBoundOnce() {
        KindSpec claims = KINDS.core("persistentvolumeclaims");
        Target claim = new Target(claims, "shop", "c", "");
        registry.create(
                new Target(claims, "shop", "", ""),
                Yaml.object(
                        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec:"
                                + " {resources: {requests: {storage: 1Gi}}}}"),
                OPTIONS);

        merge(claim, "{spec: {volumeName: v, resources: {requests: {storage: 2Gi}}}}");

        assertThat(registry.get(claim).json().at("/spec/resources/requests/storage").asText())
                .isEqualTo("2Gi");
        assertRefused(() -> merge(claim, "{spec: {volumeName: w}}"), 422, "spec is immutable");
    }

    @Test
    void aDeniedWriteIsNotStored() {
        Registry strict =
                registry(request ->
                        new AdmissionVerdict.Denied("v.test", 403, "Forbidden", "no", List.of()));

        assertRefused(
                () -> strict.create(new Target(CLUSTERS, "shop", "", ""), cluster("{}"), OPTIONS),
                403,
                "admission webhook \"v.test\" denied the request: no");
        assertThat(store.get(ORDERS.key())).isEmpty();
    }
}
