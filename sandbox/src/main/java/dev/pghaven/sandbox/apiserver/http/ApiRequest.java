package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.Attributes;
import dev.pghaven.sandbox.apiserver.FaultQuestion;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.authorization.Access;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.registry.WriteOptions;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import io.vertx.core.MultiMap;
import java.util.Arrays;

/** A request for a resource: what it wants, of what, with which parameters, and who asks. */
record ApiRequest(
        Verb verb,
        Target target,
        MultiMap params,
        String contentType,
        View view,
        User user,
        String userAgent) {
    String param(String name) {
        String value = params.get(name);
        return value == null ? "" : value;
    }

    boolean flag(String name) {
        String value = param(name);
        return value.equals("true") || value.equals("1");
    }

    long number(String name) {
        String value = param(name);
        try {
            return value.isEmpty() ? 0 : Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw Refusals.badRequest("%s: invalid value \"%s\"".formatted(name, value));
        }
    }

    boolean dryRun() {
        return switch (param("dryRun")) {
            case "" -> false;
            case "All" -> true;
            default -> throw Refusals.badRequest("dryRun: only \"All\" is known");
        };
    }

    WriteOptions writeOptions() {
        return new WriteOptions(user, fieldManager(), dryRun(), flag("force"));
    }

    /** Who does not say as which manager it writes is called by its program. */
    private String fieldManager() {
        String named = param("fieldManager");
        return named.isEmpty() ? userAgent.split("/")[0] : named;
    }

    /** A list or watch of one name is for that name, as {@code kubectl get -w NAME} asks. */
    Attributes attributes() {
        Attributes.OfResource asked = Access.of(user, verb.wireName(), target);
        return target.name().isEmpty() ? asked.named(fieldSelectedName()) : asked;
    }

    private String fieldSelectedName() {
        String prefix = "metadata.name=";
        return Arrays.stream(param("fieldSelector").split(","))
                .filter(it -> it.startsWith(prefix))
                .map(it -> it.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }

    FaultQuestion faultQuestion() {
        return new FaultQuestion(
                verb.wireName(),
                target.kind().resource(),
                target.subresource(),
                target.namespace(),
                target.name(),
                user.name());
    }
}
