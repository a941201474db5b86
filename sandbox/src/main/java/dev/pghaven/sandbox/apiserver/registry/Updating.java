package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.apply.FieldManagement;
import dev.pghaven.sandbox.apiserver.apply.Manager;
import dev.pghaven.sandbox.apiserver.apply.Operation;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.patch.JsonPatches;
import dev.pghaven.sandbox.apiserver.patch.MergePatch;
import dev.pghaven.sandbox.apiserver.patch.StrategicMergePatch;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.Optional;

/** Changes objects that exist. Empty answers mean that another write came first: try again. */
final class Updating {
    private final ObjectStore store;
    private final Admissions admissions;
    private final Timestamps time;

    Updating(ObjectStore store, Admissions admissions, Timestamps time) {
        this.store = store;
        this.admissions = admissions;
        this.time = time;
    }

    Optional<Written> replace(Target target, Stored live, JsonNode body, WriteOptions options) {
        ObjectNode incoming = Incoming.of(target, body);
        refuseWithoutRevision(target, incoming);
        return update(target, live, incoming, options);
    }

    private static void refuseWithoutRevision(Target target, ObjectNode incoming) {
        if (target.kind().is(Trait.CUSTOM)
                && incoming.at("/metadata/resourceVersion").asText().isEmpty()) {
            throw Refusals.invalid(
                    target.kind(),
                    target.name(),
                    Validation.invalid(
                            "metadata.resourceVersion", "0x0", "must be specified for an update"));
        }
    }

    Optional<Written> patch(Target target, Stored live, Patch patch, WriteOptions options) {
        return switch (patch) {
            case Patch.Json(var operations) ->
                    patched(target, live, JsonPatches.apply(live.copy(), operations), options);
            case Patch.Merge(var changes) ->
                    patched(target, live, MergePatch.apply(live.json(), changes), options);
            case Patch.Strategic(var changes) ->
                    patched(target, live, strategic(target, live, changes), options);
            case Patch.Apply(var config) -> apply(target, live, config, options);
        };
    }

    private static JsonNode strategic(Target target, Stored live, JsonNode changes) {
        if (target.kind().is(Trait.CUSTOM)) {
            throw Refusals.unsupportedMediaType(
                    "application/json-patch+json, application/merge-patch+json,"
                            + " application/apply-patch+yaml");
        }
        if (!(changes instanceof ObjectNode patch)) {
            throw Refusals.badRequest("error decoding patch: it is not an object");
        }
        return StrategicMergePatch.apply(live.json(), patch, target.kind().schema());
    }

    private Optional<Written> patched(
            Target target, Stored live, JsonNode patched, WriteOptions options) {
        return update(target, live, Incoming.of(target, patched), options);
    }

    private Optional<Written> update(
            Target target, Stored live, ObjectNode incoming, WriteOptions options) {
        Preconditions.ofBody(target, incoming).check(target, live);
        ObjectNode next = NextState.of(target, live.json(), incoming);
        ObjectNode managed =
                fields(target)
                        .update(
                                live.json(),
                                next,
                                manager(Operation.UPDATE, target, options),
                                time.now());
        return write(target, live, managed, options);
    }

    private Optional<Written> apply(
            Target target, Stored live, JsonNode body, WriteOptions options) {
        ObjectNode config = Applied.of(target, body);
        Preconditions.ofBody(target, config).check(target, live);
        ObjectNode applied =
                fields(target)
                        .apply(
                                live.json(),
                                config,
                                manager(Operation.APPLY, target, options),
                                options.force(),
                                time.now());
        ObjectNode next = NextState.of(target, live.json(), applied);
        Metadata.of(next).set("managedFields", applied.at("/metadata/managedFields"));
        Incoming.dropNulls(next);
        return write(target, live, next, options);
    }

    private Optional<Written> write(
            Target target, Stored live, ObjectNode managed, WriteOptions options) {
        ObjectNode next = admissions.update(target, managed, live.json(), options);
        NextState.countGeneration(target.kind(), live.json(), next);
        if (next.equals(live.json())) {
            return Optional.of(new Written(live.json(), false));
        }
        Validation.check(target.kind(), next);
        UpdateRules.check(target.kind(), live.json(), next);
        if (options.dryRun()) {
            return Optional.of(new Written(next, false));
        }
        Optional<Stored> stored =
                Finalizers.allowDeletion(next)
                        ? store.delete(live, next)
                        : store.replace(live, next);
        return stored.map(object -> new Written(object.json(), false));
    }

    private static FieldManagement fields(Target target) {
        return new FieldManagement(target.kind().schema());
    }

    private static Manager manager(Operation operation, Target target, WriteOptions options) {
        return new Manager(
                options.fieldManager(),
                operation,
                target.kind().apiVersion(),
                target.subresource());
    }
}
