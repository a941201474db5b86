package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.apply.FieldManagement;
import dev.pghaven.sandbox.apiserver.apply.Manager;
import dev.pghaven.sandbox.apiserver.apply.Operation;
import dev.pghaven.sandbox.apiserver.kinds.Defaults;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.Optional;

/**
 * Creates objects: by POST, by an apply of what is not there, by a PUT where the kind allows it.
 */
final class Creation {
    private static final int ATTEMPTS_WITH_GENERATED_NAME = 8;

    private final ObjectStore store;
    private final NamespaceGuard namespaces;
    private final Admissions admissions;
    private final Timestamps time;

    Creation(ObjectStore store, NamespaceGuard namespaces, Admissions admissions, Timestamps time) {
        this.store = store;
        this.namespaces = namespaces;
        this.admissions = admissions;
        this.time = time;
    }

    Written create(Target target, JsonNode body, WriteOptions options) {
        ObjectNode object = Incoming.of(target, body);
        namespaces.check(target, object.at("/metadata/name").asText());
        boolean generated = Names.isGenerated(object);
        for (int attempt = 1; ; attempt++) {
            Target named = target.named(Names.chooseFor(target.kind(), object));
            try {
                return new Written(store(named, prepare(named, object, options), options), true);
            } catch (NameTaken taken) {
                if (!generated || attempt == ATTEMPTS_WITH_GENERATED_NAME) {
                    throw Refusals.alreadyExists(target.kind(), taken.name());
                }
            }
        }
    }

    /** Creates what an apply describes; empty when somebody else just created it. */
    Optional<Written> apply(Target target, ObjectNode config, WriteOptions options) {
        namespaces.check(target, target.name());
        Manager manager = manager(Operation.APPLY, target, options);
        ObjectNode applied =
                fields(target).apply(nothing(config), config, manager, true, time.now());
        try {
            return Optional.of(new Written(store(target, finish(target, applied), options), true));
        } catch (NameTaken _) {
            return Optional.empty();
        }
    }

    private ObjectNode prepare(Target target, ObjectNode given, WriteOptions options) {
        ObjectNode object = given.deepCopy();
        Metadata.of(object).remove("managedFields");
        Metadata.of(object).put("name", target.name());
        ObjectNode finished = finish(target, object);
        Manager manager = manager(Operation.UPDATE, target, options);
        return fields(target).update(nothing(finished), finished, manager, time.now());
    }

    private ObjectNode finish(Target target, ObjectNode object) {
        Metadata.stampNew(target.kind(), object, time.now());
        KindRules.onCreate(target.kind(), object);
        Defaults.fill(object, target.kind().defaults());
        return object;
    }

    private ObjectNode store(Target target, ObjectNode object, WriteOptions options) {
        ObjectNode admitted = admissions.create(target, object, options);
        Validation.check(target.kind(), admitted);
        if (options.dryRun()) {
            if (store.get(target.key()).isPresent()) {
                throw new NameTaken(target.name());
            }
            return admitted;
        }
        return store.create(target.key(), admitted)
                .map(Stored::json)
                .orElseThrow(() -> new NameTaken(target.name()));
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

    private static ObjectNode nothing(ObjectNode like) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        nothing.set("apiVersion", like.get("apiVersion"));
        nothing.set("kind", like.get("kind"));
        nothing.putObject("metadata");
        return nothing;
    }
}
