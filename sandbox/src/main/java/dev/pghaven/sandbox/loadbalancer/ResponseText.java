package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.publicips.AzureError;

/** An error of Resource Manager as the provider's SDK for Go prints it. */
final class ResponseText {
    private static final String LINE = "-".repeat(80);

    private ResponseText() {}

    static String refusedPut(String id, AzureError error) {
        return of("PUT", id, 400, "Bad Request", error);
    }

    static String notFound(String id, AzureError error) {
        return of("GET", id, 404, "Not Found", error);
    }

    private static String of(
            String method, String id, int status, String phrase, AzureError error) {
        return String.join(
                "\n",
                method + " https://management.azure.com" + id,
                LINE,
                "RESPONSE %d: %d %s".formatted(status, status, phrase),
                "ERROR CODE: " + error.code(),
                LINE,
                "{\"error\": {\"code\": \"%s\", \"message\": \"%s\"}}"
                        .formatted(error.code(), error.message()),
                LINE);
    }
}
