package dev.pghaven.sandbox.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Yaml;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import dev.pghaven.sandbox.apiserver.kinds.SchemaPaths;
import dev.pghaven.sandbox.apiserver.status.Cause;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldManagementTest {
    private static final Schema SCHEMA =
            SchemaPaths.ofObject(
                    List.of(
                            "spec.containers[name].env[name]",
                            "spec.containers[name].ports[containerPort,protocol=TCP]",
                            "spec.selector!",
                            "status.conditions[type]"));
    private static final String T1 = "2026-11-22T10:00:01Z";
    private static final String T2 = "2026-11-22T10:00:02Z";
    private static final String T3 = "2026-11-22T10:00:03Z";

    private final FieldManagement fields = new FieldManagement(SCHEMA);

    private static Manager applier(String name) {
        return new Manager(name, Operation.APPLY, "example.com/v1", "");
    }

    private static Manager updater(String name) {
        return new Manager(name, Operation.UPDATE, "example.com/v1", "");
    }

    private static ObjectNode nothing() {
        return Yaml.object("{apiVersion: example.com/v1, kind: Thing, metadata: {name: a}}");
    }

    private static ObjectNode thing(String fields) {
        return nothing().setAll(Yaml.object(fields));
    }

    private ObjectNode apply(ObjectNode live, String config, String manager, String now) {
        return fields.apply(live, thing(config), applier(manager), false, now);
    }

    private ObjectNode force(ObjectNode live, String config, String manager, String now) {
        return fields.apply(live, thing(config), applier(manager), true, now);
    }

    private ObjectNode update(ObjectNode live, String next, String manager, String now) {
        return fields.update(live, thing(next), updater(manager), now);
    }

    private static JsonNode owned(ObjectNode object, String manager) {
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry.path("fieldsV1");
            }
        }
        return Yaml.node("null");
    }

    private static String time(ObjectNode object, String manager) {
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry.path("time").asText();
            }
        }
        return "";
    }

    @Test
    void theFirstApplyOwnsWhatItNames() {
        ObjectNode applied = apply(nothing(), "{spec: {size: 1, options: {a: x}}}", "alice", T1);

        assertThat(applied.path("spec")).isEqualTo(Yaml.node("{size: 1, options: {a: x}}"));
        assertThat(applied.at("/metadata/managedFields"))
                .isEqualTo(
                        Yaml.node(
                                """
                                - manager: alice
                                  operation: Apply
                                  apiVersion: example.com/v1
                                  time: "2026-11-22T10:00:01Z"
                                  fieldsType: FieldsV1
                                  fieldsV1: {f:spec: {f:size: {}, f:options: {f:a: {}}}}
                                """));
    }

    @Test
    void theSameApplyAgainChangesNothing() {
        ObjectNode first = apply(nothing(), "{spec: {size: 1}}", "alice", T1);

        assertThat(apply(first, "{spec: {size: 1}}", "alice", T2)).isEqualTo(first);
    }

    @Test
    void anOwnerChangesItsFieldWithoutForce() {
        ObjectNode first = apply(nothing(), "{spec: {size: 1}}", "alice", T1);

        ObjectNode second = apply(first, "{spec: {size: 2}}", "alice", T2);

        assertThat(second.at("/spec/size").asInt()).isEqualTo(2);
        assertThat(owned(second, "alice")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
    }

    @Test
    void twoManagersApplyPartsOfOneObject() {
        ObjectNode first = apply(nothing(), "{spec: {size: 1}}", "alice", T1);

        ObjectNode second = apply(first, "{spec: {color: red}}", "bob", T2);

        assertThat(second.path("spec")).isEqualTo(Yaml.node("{size: 1, color: red}"));
        assertThat(owned(second, "alice")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
        assertThat(owned(second, "bob")).isEqualTo(Yaml.node("{f:spec: {f:color: {}}}"));
        assertThat(time(second, "alice")).isEqualTo(T1);
    }

    @Test
    void anotherValueForAnotherOnesFieldIsAConflictThatNamesOwnerAndField() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1}}", "alice", T1);

        assertThatThrownBy(() -> apply(live, "{spec: {size: 2}}", "bob", T2))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.status().code()).isEqualTo(409);
                    assertThat(refusal.status().reason()).isEqualTo("Conflict");
                    assertThat(refusal.getMessage())
                            .isEqualTo(
                                    "Apply failed with 1 conflict: conflict with"
                                            + " \"alice\": .spec.size");
                    assertThat(refusal.status().details().causes())
                            .containsExactly(
                                    new Cause(
                                            "FieldManagerConflict",
                                            "conflict with \"alice\"",
                                            ".spec.size"));
                });
    }

    @Test
    void severalConflictsAreListedByOwner() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1, color: red}}", "alice", T1);
        ObjectNode both = update(live, "{spec: {size: 1, color: red, shape: round}}", "carl", T2);

        assertThatThrownBy(
                        () -> apply(both, "{spec: {size: 2, color: blue, shape: flat}}", "bob", T3))
                .hasMessage(
                        """
                        Apply failed with 3 conflicts: conflicts with "alice":
                        - .spec.color
                        - .spec.size
                        conflicts with "carl" using example.com/v1:
                        - .spec.shape\
                        """);
    }

    @Test
    void forceTakesTheFieldOver() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1, color: red}}", "alice", T1);

        ObjectNode forced = force(live, "{spec: {size: 2}}", "bob", T2);

        assertThat(forced.path("spec")).isEqualTo(Yaml.node("{size: 2, color: red}"));
        assertThat(owned(forced, "alice")).isEqualTo(Yaml.node("{f:spec: {f:color: {}}}"));
        assertThat(owned(forced, "bob")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
    }

    @Test
    void theSameValueIsSharedWithoutConflict() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1}}", "alice", T1);

        ObjectNode shared = apply(live, "{spec: {size: 1}}", "bob", T2);

        assertThat(owned(shared, "alice")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
        assertThat(owned(shared, "bob")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
    }

    @Test
    void aFieldThatItsOnlyOwnerDropsIsRemoved() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1, color: red}}", "alice", T1);

        ObjectNode dropped = apply(live, "{spec: {size: 1}}", "alice", T2);

        assertThat(dropped.path("spec")).isEqualTo(Yaml.node("{size: 1}"));
        assertThat(owned(dropped, "alice")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
    }

    @Test
    void aFieldThatOneOfTwoOwnersDropsStays() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1, color: red}}", "alice", T1);
        ObjectNode shared = apply(live, "{spec: {size: 1}}", "bob", T2);

        ObjectNode dropped = apply(shared, "{spec: {color: red}}", "alice", T3);

        assertThat(dropped.path("spec")).isEqualTo(Yaml.node("{size: 1, color: red}"));
        assertThat(owned(dropped, "alice")).isEqualTo(Yaml.node("{f:spec: {f:color: {}}}"));
    }

    @Test
    void aContainerThatIsEmptyAfterADropGoesWithItsDefaults() {
        ObjectNode live = apply(nothing(), "{spec: {a: 1, options: {x: y}}}", "alice", T1);
        live.withObject("/spec/options").put("defaulted", true);

        ObjectNode dropped = apply(live, "{spec: {a: 1}}", "alice", T2);

        assertThat(dropped.path("spec")).isEqualTo(Yaml.node("{a: 1}"));
    }

    @Test
    void aContainerInWhichAnotherOwnsAFieldStays() {
        ObjectNode live = apply(nothing(), "{spec: {options: {x: y}}}", "alice", T1);
        ObjectNode both = apply(live, "{spec: {options: {z: w}}}", "bob", T2);

        ObjectNode dropped = apply(both, "{spec: {size: 1}}", "alice", T3);

        assertThat(dropped.path("spec")).isEqualTo(Yaml.node("{options: {z: w}, size: 1}"));
    }

    @Test
    void aManagerThatAppliesNothingAnyMoreIsForgotten() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1}}", "alice", T1);
        ObjectNode both = apply(live, "{spec: {color: red}}", "bob", T2);

        ObjectNode dropped = apply(both, "{}", "bob", T3);

        assertThat(dropped.path("spec")).isEqualTo(Yaml.node("{size: 1}"));
        assertThat(dropped.at("/metadata/managedFields")).hasSize(1);
    }

    @Test
    void itemsOfAKeyedListMergeByKey() {
        ObjectNode live =
                apply(nothing(), "{spec: {containers: [{name: pg, image: a}]}}", "alice", T1);

        ObjectNode both =
                apply(
                        live,
                        "{spec: {containers: [{name: pg, env: [{name: X, value: '1'}]},"
                                + " {name: side, image: b}]}}",
                        "bob",
                        T2);

        assertThat(both.at("/spec/containers"))
                .isEqualTo(
                        Yaml.node(
                                "[{name: pg, image: a, env: [{name: X, value: '1'}]},"
                                        + " {name: side, image: b}]"));
        assertThat(owned(both, "bob"))
                .isEqualTo(
                        Yaml.node(
                                """
                                f:spec:
                                  f:containers:
                                    'k:{"name":"pg"}':
                                      .: {}
                                      f:name: {}
                                      f:env:
                                        'k:{"name":"X"}': {.: {}, f:name: {}, f:value: {}}
                                    'k:{"name":"side"}': {.: {}, f:name: {}, f:image: {}}
                                """));
    }

    @Test
    void anItemThatItsOnlyOwnerDropsIsRemovedWithItsDefaults() {
        ObjectNode live =
                apply(
                        nothing(),
                        "{spec: {containers: [{name: pg, image: a}, {name: side, image: b}]}}",
                        "alice",
                        T1);
        ((ObjectNode) live.at("/spec/containers/1")).put("imagePullPolicy", "Always");

        ObjectNode dropped =
                apply(live, "{spec: {containers: [{name: pg, image: a}]}}", "alice", T2);

        assertThat(dropped.at("/spec/containers")).isEqualTo(Yaml.node("[{name: pg, image: a}]"));
    }

    @Test
    void anItemInWhichAnotherOwnsAFieldKeepsItsKey() {
        ObjectNode live =
                apply(nothing(), "{spec: {containers: [{name: pg, image: a}]}}", "alice", T1);
        ObjectNode both =
                apply(live, "{spec: {containers: [{name: pg, workingDir: /tmp}]}}", "bob", T2);

        ObjectNode dropped = apply(both, "{spec: {size: 1}}", "alice", T3);

        assertThat(dropped.at("/spec/containers"))
                .isEqualTo(Yaml.node("[{name: pg, workingDir: /tmp}]"));
    }

    @Test
    void aConflictInAnItemNamesItsKey() {
        ObjectNode live =
                apply(nothing(), "{spec: {containers: [{name: pg, image: a}]}}", "alice", T1);

        assertThatThrownBy(() ->
                        apply(live, "{spec: {containers: [{name: pg, image: b}]}}", "bob", T2))
                .hasMessageEndingWith(".spec.containers[name=\"pg\"].image");
    }

    @Test
    void anAbsentKeyHasItsDefault() {
        ObjectNode live =
                apply(
                        nothing(),
                        "{spec: {containers: [{name: pg, ports: [{containerPort: 5432}]}]}}",
                        "alice",
                        T1);
        ((ObjectNode) live.at("/spec/containers/0/ports/0")).put("protocol", "TCP");

        ObjectNode again =
                apply(
                        live,
                        "{spec: {containers: [{name: pg, ports: [{containerPort: 5432,"
                                + " name: postgres}]}]}}",
                        "alice",
                        T2);

        assertThat(again.at("/spec/containers/0/ports")).hasSize(1);
    }

    @Test
    void anAppliedItemWithoutItsKeyIsRefused() {
        assertThatThrownBy(
                        () -> apply(nothing(), "{spec: {containers: [{image: a}]}}", "alice", T1))
                .hasMessageContaining(".spec.containers")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.status().code()).isEqualTo(400));
    }

    @Test
    void twoAppliedItemsWithOneKeyAreRefused() {
        assertThatThrownBy(() ->
                        apply(
                                nothing(),
                                "{spec: {containers: [{name: a}, {name: a}]}}",
                                "alice",
                                T1))
                .hasMessageContaining(".spec.containers");
    }

    @Test
    void valuesOfASetHaveOwnersOfTheirOwn() {
        ObjectNode live =
                apply(nothing(), "{metadata: {name: a, finalizers: [x, y]}}", "alice", T1);
        ObjectNode both = apply(live, "{metadata: {name: a, finalizers: [z]}}", "bob", T2);

        ObjectNode dropped = apply(both, "{metadata: {name: a, finalizers: [x]}}", "alice", T3);

        assertThat(dropped.at("/metadata/finalizers")).isEqualTo(Yaml.node("[x, z]"));
        assertThat(owned(dropped, "bob"))
                .isEqualTo(Yaml.node("{f:metadata: {f:finalizers: {'v:\"z\"': {}}}}"));
    }

    @Test
    void anAtomicObjectHasOneOwner() {
        ObjectNode live = apply(nothing(), "{spec: {selector: {app: a}}}", "alice", T1);

        assertThatThrownBy(() -> apply(live, "{spec: {selector: {tier: b}}}", "bob", T2))
                .hasMessageEndingWith("conflict with \"alice\": .spec.selector");
        assertThat(force(live, "{spec: {selector: {tier: b}}}", "bob", T2).at("/spec/selector"))
                .isEqualTo(Yaml.node("{tier: b}"));
    }

    @Test
    void aListWithoutKeysIsReplacedAsAWhole() {
        ObjectNode live = apply(nothing(), "{spec: {zones: [1, 2]}}", "alice", T1);

        ObjectNode next = apply(live, "{spec: {zones: [3]}}", "alice", T2);

        assertThat(next.at("/spec/zones")).isEqualTo(Yaml.node("[3]"));
        assertThatThrownBy(() -> apply(next, "{spec: {zones: [4]}}", "bob", T3))
                .hasMessageEndingWith(".spec.zones");
    }

    @Test
    void theOrderOfTheAppliedItemsCounts() {
        ObjectNode live =
                apply(
                        nothing(),
                        "{spec: {containers: [{name: a}, {name: b}, {name: c}]}}",
                        "alice",
                        T1);

        ObjectNode next =
                apply(live, "{spec: {containers: [{name: c}, {name: a}, {name: b}]}}", "alice", T2);

        assertThat(next.at("/spec/containers").findValuesAsText("name"))
                .containsExactly("c", "a", "b");
    }

    @Test
    void anUpdateTakesWhatItChangesFromItsApplier() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1, color: red}}", "alice", T1);

        ObjectNode updated = update(live, "{spec: {size: 2, color: red}}", "kubectl-edit", T2);

        assertThat(owned(updated, "alice")).isEqualTo(Yaml.node("{f:spec: {f:color: {}}}"));
        assertThat(owned(updated, "kubectl-edit")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
        assertThatThrownBy(() -> apply(updated, "{spec: {size: 1, color: red}}", "alice", T3))
                .hasMessage(
                        "Apply failed with 1 conflict: conflict with \"kubectl-edit\" using"
                                + " example.com/v1: .spec.size");
    }

    @Test
    void anUpdateThatRemovesAFieldLeavesItToNobody() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1, color: red}}", "alice", T1);

        ObjectNode updated = update(live, "{spec: {size: 1}}", "kubectl-edit", T2);

        assertThat(owned(updated, "alice")).isEqualTo(Yaml.node("{f:spec: {f:size: {}}}"));
        assertThat(owned(updated, "kubectl-edit").isNull()).isTrue();
    }

    @Test
    void anUpdateThatChangesNothingOwnsNothing() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1}}", "alice", T1);

        assertThat(update(live, "{spec: {size: 1}}", "kubectl-edit", T2)).isEqualTo(live);
    }

    @Test
    void aCreationOwnsAllThatItBrings() {
        ObjectNode created =
                update(nothing(), "{spec: {size: 1, options: {x: y}}}", "kubectl-create", T1);

        assertThat(owned(created, "kubectl-create"))
                .isEqualTo(Yaml.node("{f:spec: {.: {}, f:size: {}, f:options: {.: {}, f:x: {}}}}"));
    }

    @Test
    void anApplyAfterACreationSharesTheSameValuesAndRemovesNothingOfTheCreators() {
        ObjectNode created = update(nothing(), "{spec: {size: 1, color: red}}", "creator", T1);
        ObjectNode shared = apply(created, "{spec: {size: 1}}", "alice", T2);

        ObjectNode dropped = apply(shared, "{spec: {shape: flat}}", "alice", T3);

        assertThat(dropped.path("spec")).isEqualTo(Yaml.node("{size: 1, color: red, shape: flat}"));
    }

    @Test
    void aFieldThatNobodyOwnsIsTakenWithoutConflict() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1}}", "alice", T1);
        live.withObject("/spec").put("defaulted", "yes");

        ObjectNode next = apply(live, "{spec: {defaulted: no-longer}}", "bob", T2);

        assertThat(next.at("/spec/defaulted").asText()).isEqualTo("no-longer");
    }

    @Test
    void theStatusHasManagersOfItsOwn() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1}}", "alice", T1);
        Manager operator = new Manager("operator", Operation.UPDATE, "example.com/v1", "status");

        ObjectNode updated =
                fields.update(
                        live,
                        thing(
                                "{spec: {size: 1}, status: {conditions: [{type: Ready, status: 'False'}]}}"),
                        operator,
                        T2);

        JsonNode entry = updated.at("/metadata/managedFields/1");
        assertThat(entry.path("subresource").asText()).isEqualTo("status");
        assertThat(entry.path("fieldsV1").has("f:status")).isTrue();
        assertThatThrownBy(() ->
                        apply(
                                updated,
                                "{status: {conditions: [{type: Ready, status: 'True'}]}}",
                                "bob",
                                T3))
                .hasMessage(
                        "Apply failed with 1 conflict: conflict with \"operator\" with subresource"
                                + " \"status\" using example.com/v1:"
                                + " .status.conditions[type=\"Ready\"].status");
    }

    @Test
    void labelsWithDotsAndSlashesAreFieldsOfTheirOwn() {
        ObjectNode live =
                apply(
                        nothing(),
                        "{metadata: {name: a, labels: {app.kubernetes.io/name: pg}}}",
                        "alice",
                        T1);

        ObjectNode both = apply(live, "{metadata: {name: a, labels: {own: 'true'}}}", "bob", T2);

        assertThat(both.at("/metadata/labels"))
                .isEqualTo(Yaml.node("{app.kubernetes.io/name: pg, own: 'true'}"));
        assertThat(owned(both, "alice"))
                .isEqualTo(Yaml.node("{f:metadata: {f:labels: {f:app.kubernetes.io/name: {}}}}"));
    }

    @Test
    void aListWithOneEmptyEntryResetsTheManagers() {
        ObjectNode live = apply(nothing(), "{spec: {size: 1}}", "alice", T1);

        ObjectNode reset =
                update(
                        live,
                        "{metadata: {name: a, managedFields: [{}]}, spec: {size: 1}}",
                        "x",
                        T2);

        assertThat(reset.path("metadata").has("managedFields")).isFalse();
    }

    @Test
    void aWriterMayHandManagersOverAsKubectlDoes() {
        ObjectNode live = update(nothing(), "{spec: {size: 1}}", "kubectl-client-side-apply", T1);
        ObjectNode handedOver = live.deepCopy();
        ((ObjectNode) handedOver.at("/metadata/managedFields/0"))
                .put("manager", "kubectl")
                .put("operation", "Apply");

        ObjectNode updated = fields.update(live, handedOver, updater("kubectl"), T2);
        ObjectNode dropped = apply(updated, "{spec: {color: red}}", "kubectl", T3);

        assertThat(dropped.path("spec")).isEqualTo(Yaml.node("{color: red}"));
    }
}
