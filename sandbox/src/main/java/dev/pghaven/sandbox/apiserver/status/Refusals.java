package dev.pghaven.sandbox.apiserver.status;

import dev.pghaven.sandbox.apiserver.Attributes;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The refusals of a Kubernetes API server, in its own words. */
public final class Refusals {
    private Refusals() {}

    public static Refusal badRequest(String message) {
        return new Refusal(Status.failure(400, "BadRequest", message));
    }

    public static Refusal unauthorized() {
        return new Refusal(Status.failure(401, "Unauthorized", "Unauthorized"));
    }

    public static Refusal forbidden(
            KindSpec kind, String name, String message, List<Cause> causes) {
        String text = "%s \"%s\" is forbidden: %s".formatted(kind.resource(), name, message);
        return new Refusal(
                Status.failure(403, "Forbidden", text)
                        .about(Details.of(kind.group(), kind.plural(), name).withCauses(causes)));
    }

    /** Authorization's refusal, which says nothing of whether the object exists. */
    public static Refusal forbidden(Attributes.OfResource request) {
        String resource =
                request.group().isEmpty()
                        ? request.resource()
                        : request.resource() + "." + request.group();
        String about =
                request.name().isEmpty()
                        ? resource
                        : "%s \"%s\"".formatted(resource, request.name());
        String scope =
                request.namespace().isEmpty()
                        ? "at the cluster scope"
                        : "in the namespace \"%s\"".formatted(request.namespace());
        String text =
                "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                        .formatted(
                                about,
                                request.user().name(),
                                request.verb(),
                                request.combinedResource(),
                                request.group(),
                                scope);
        return new Refusal(
                Status.failure(403, "Forbidden", text)
                        .about(Details.of(request.group(), request.resource(), request.name())));
    }

    public static Refusal forbidden(Attributes.OfPath request) {
        String text =
                "forbidden: User \"%s\" cannot %s path \"%s\""
                        .formatted(request.user().name(), request.verb(), request.path());
        return new Refusal(Status.failure(403, "Forbidden", text));
    }

    public static Refusal notFound(KindSpec kind, String name) {
        String text = "%s \"%s\" not found".formatted(kind.resource(), name);
        return new Refusal(
                Status.failure(404, "NotFound", text)
                        .about(Details.of(kind.group(), kind.plural(), name)));
    }

    public static Refusal noSuchResource() {
        return new Refusal(
                Status.failure(
                        404, "NotFound", "the server could not find the requested resource"));
    }

    public static Refusal methodNotAllowed() {
        return new Refusal(
                Status.failure(
                        405,
                        "MethodNotAllowed",
                        "the server does not allow this method on the requested resource"));
    }

    public static Refusal notAcceptable(String offered) {
        return new Refusal(
                Status.failure(
                        406,
                        "NotAcceptable",
                        "only the following media types are accepted: " + offered));
    }

    public static Refusal alreadyExists(KindSpec kind, String name) {
        String text = "%s \"%s\" already exists".formatted(kind.resource(), name);
        return new Refusal(
                Status.failure(409, "AlreadyExists", text)
                        .about(Details.of(kind.group(), kind.plural(), name)));
    }

    public static Refusal conflict(KindSpec kind, String name, String message) {
        String text =
                "Operation cannot be fulfilled on %s \"%s\": %s"
                        .formatted(kind.resource(), name, message);
        return new Refusal(
                Status.failure(409, "Conflict", text)
                        .about(Details.of(kind.group(), kind.plural(), name)));
    }

    public static Refusal modified(KindSpec kind, String name) {
        return conflict(
                kind,
                name,
                "the object has been modified; please apply your changes to the latest version and"
                        + " try again");
    }

    public static Refusal applyConflict(String message, List<Cause> causes) {
        return new Refusal(
                Status.failure(409, "Conflict", message).about(Details.NONE.withCauses(causes)));
    }

    public static Refusal expired(String message) {
        return new Refusal(Status.failure(410, "Expired", message));
    }

    public static Refusal tooLarge(String message) {
        return new Refusal(Status.failure(413, "RequestEntityTooLarge", message));
    }

    public static Refusal unsupportedMediaType(String accepted) {
        return new Refusal(
                Status.failure(
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format - accepted media types"
                                + " include: "
                                + accepted));
    }

    public static Refusal invalid(KindSpec kind, String name, List<Cause> causes) {
        String list =
                causes.stream()
                        .map(cause -> cause.field() + ": " + cause.message())
                        .collect(Collectors.joining(", "));
        String text =
                "%s \"%s\" is invalid: %s"
                        .formatted(
                                kind.groupKind(),
                                name,
                                causes.size() > 1 ? "[" + list + "]" : list);
        return new Refusal(
                Status.failure(422, "Invalid", text)
                        .about(Details.of(kind.group(), kind.kind(), name).withCauses(causes)));
    }

    public static Refusal invalid(KindSpec kind, String name, Cause cause) {
        return invalid(kind, name, List.of(cause));
    }

    public static Refusal revisionInTheFuture(long asked, long current) {
        String text = "Too large resource version: %d, current: %d".formatted(asked, current);
        Cause cause = new Cause("ResourceVersionTooLarge", "Too large resource version", "");
        return new Refusal(
                Status.failure(504, "Timeout", text)
                        .about(new Details("", "", "", List.of(cause), 1)));
    }
}
