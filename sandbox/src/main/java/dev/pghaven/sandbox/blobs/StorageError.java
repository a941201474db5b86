package dev.pghaven.sandbox.blobs;

import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** A refusal as Azure Storage words it: a code in a header, and XML. */
record StorageError(int status, String code, String message) {
    static final StorageError NO_TOKEN =
            new StorageError(
                    401,
                    "NoAuthenticationInformation",
                    "Server failed to authenticate the request. Please refer to the information in"
                            + " the www-authenticate header.");

    static final StorageError BAD_TOKEN =
            new StorageError(
                    401,
                    "InvalidAuthenticationInfo",
                    "Server failed to authenticate the request. Please refer to the information in"
                            + " the www-authenticate header.");

    static final StorageError NO_KEYS =
            new StorageError(
                    403,
                    "KeyBasedAuthenticationNotPermitted",
                    "Key based authentication is not permitted on this storage account.");

    static final StorageError NO_ROLE =
            new StorageError(
                    403,
                    "AuthorizationPermissionMismatch",
                    "This request is not authorized to perform this operation using this"
                            + " permission.");

    static final StorageError UNREACHABLE =
            new StorageError(503, "ServerBusy", "The server is busy.");

    /** What a fault answers. */
    static StorageError ofStatus(int status) {
        return switch (status) {
            case 403 -> NO_ROLE;
            case 404 ->
                    new StorageError(
                            404, "ContainerNotFound", "The specified container does not exist.");
            case 409 ->
                    new StorageError(
                            409,
                            "ContainerBeingDeleted",
                            "The specified container is being deleted. Try operation later.");
            case 429, 503 -> new StorageError(status, UNREACHABLE.code(), UNREACHABLE.message());
            default ->
                    new StorageError(
                            status,
                            "InternalError",
                            "The server encountered an internal error. Please retry the request.");
        };
    }

    void end(HttpServerResponse response) {
        var request = UUID.randomUUID();
        response.setStatusCode(status)
                .putHeader("x-ms-error-code", code)
                .putHeader("x-ms-request-id", request.toString())
                .putHeader("Content-Type", "application/xml")
                .end(body(request));
    }

    private String body(UUID request) {
        var time = DateTimeFormatter.ISO_INSTANT.format(ZonedDateTime.now(ZoneOffset.UTC));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s\nRequestId:%s\nTime:%s</Message></Error>"
                .formatted(code, message, request, time);
    }
}
