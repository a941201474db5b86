package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.publicips.AzureError;

/** An error of Resource Manager as the provider's SDK for Go prints it. */
final class ResponseText {
    private static final String LINE = "-".repeat(80);

    private ResponseText() {}

    static String of(String method, String id, String status, AzureError error) {
        return String.join(
                "\n",
                method + " https://management.azure.com" + id,
                LINE,
                "RESPONSE " + status.substring(0, 3) + ": " + status,
                "ERROR CODE: " + error.code(),
                LINE,
                "{\"error\": {\"code\": \"%s\", \"message\": \"%s\"}}"
                        .formatted(error.code(), error.message()),
                LINE);
    }
}
