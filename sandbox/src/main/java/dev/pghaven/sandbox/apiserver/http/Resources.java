package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.registry.DeleteOptions;
import dev.pghaven.sandbox.apiserver.registry.Deleted;
import dev.pghaven.sandbox.apiserver.registry.Patch;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.registry.WriteOptions;
import dev.pghaven.sandbox.apiserver.registry.Written;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.Snapshot;
import dev.pghaven.sandbox.apiserver.store.Stored;
import io.vertx.core.buffer.Buffer;

/** Serves requests for resources, all but watches. It may block, so it runs on virtual threads. */
final class Resources {
    private static final int NOT_FOUND = 404;

    private final Registry registry;
    private final Lists lists;
    private final Subresources subresources;
    private final Bodies bodies = new Bodies();

    Resources(Registry registry, Lists lists, Subresources subresources) {
        this.registry = registry;
        this.lists = lists;
        this.subresources = subresources;
    }

    Answer serve(ApiRequest request, Buffer body) {
        Target target = request.target();
        if (subresources.serves(target)) {
            return subresources.serve(request, bodies.options(request.contentType(), body));
        }
        if (!target.subresource().isEmpty()
                && !(target.isStatus() && target.kind().is(Trait.STATUS))) {
            throw Refusals.noSuchResource();
        }
        return switch (request.verb()) {
            case GET -> Answer.ok(new Encoding(request).stored(registry.get(target)));
            case LIST -> Answer.ok(new Encoding(request).page(lists.list(request)));
            case CREATE -> create(request, body);
            case UPDATE -> update(request, body);
            case PATCH -> patch(request, body);
            case DELETE -> delete(request, deleteOptions(request, body));
            case DELETECOLLECTION -> deleteAll(request, deleteOptions(request, body));
            case WATCH -> throw new IllegalStateException("watches are served elsewhere");
        };
    }

    private Answer create(ApiRequest request, Buffer body) {
        JsonNode object = bodies.object(request.contentType(), body);
        return written(request, registry.create(request.target(), object, request.writeOptions()));
    }

    private Answer update(ApiRequest request, Buffer body) {
        JsonNode object = bodies.object(request.contentType(), body);
        return written(request, registry.update(request.target(), object, request.writeOptions()));
    }

    private Answer patch(ApiRequest request, Buffer body) {
        Patch patch = bodies.patch(request.contentType(), body);
        if (patch instanceof Patch.Apply && request.param("fieldManager").isEmpty()) {
            throw Refusals.badRequest("fieldManager: Required value: is required for apply patch");
        }
        return written(request, registry.patch(request.target(), patch, request.writeOptions()));
    }

    private static Answer written(ApiRequest request, Written written) {
        Buffer body = new Encoding(request).object(written.object());
        return new Answer(written.created() ? 201 : 200, body);
    }

    private JsonNode deleteOptions(ApiRequest request, Buffer body) {
        JsonNode options = bodies.options(request.contentType(), body);
        if (options instanceof ObjectNode fields) {
            DeleteParams.into(request, fields);
        }
        return options;
    }

    private Answer delete(ApiRequest request, JsonNode body) {
        Deleted deleted =
                registry.delete(request.target(), DeleteOptions.of(body), deleting(request, body));
        ObjectNode answer =
                deleted.gone() ? DeleteParams.success(request, deleted.object()) : deleted.object();
        return Answer.ok(
                deleted.gone() ? Encoding.json(answer) : new Encoding(request).object(answer));
    }

    private static WriteOptions deleting(ApiRequest request, JsonNode body) {
        WriteOptions options = request.writeOptions();
        boolean dryRun = options.dryRun() || body.at("/dryRun/0").asText().equals("All");
        return new WriteOptions(options.user(), options.fieldManager(), dryRun, false);
    }

    private Answer deleteAll(ApiRequest request, JsonNode body) {
        Snapshot doomed = lists.selected(request);
        for (Stored object : doomed.objects()) {
            deleteIfThere(object, DeleteOptions.of(body), deleting(request, body));
        }
        return Answer.ok(
                new Encoding(request).page(new Page(doomed.revision(), doomed.objects(), "", -1)));
    }

    private void deleteIfThere(Stored object, DeleteOptions how, WriteOptions options) {
        try {
            registry.delete(Target.of(object.key()), how, options);
        } catch (Refusal refusal) {
            if (refusal.status().code() != NOT_FOUND) {
                throw refusal;
            }
        }
    }
}
