package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.publicips.AzureError;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a client writes of a public IP, and what of it the sandbox has. */
final class PublicIpWish {
    private PublicIpWish() {}

    static Optional<AzureError> violation(JsonObject wish) {
        var sku = wish.getJsonObject("sku", new JsonObject()).getString("name", "Standard");
        var method = properties(wish).getString("publicIPAllocationMethod", "Static");
        var version = properties(wish).getString("publicIPAddressVersion", "IPv4");
        return onlyHas("sku.name", "Standard", sku)
                .or(() -> onlyHas("publicIPAllocationMethod", "Static", method))
                .or(() -> onlyHas("publicIPAddressVersion", "IPv4", version));
    }

    static Optional<String> label(JsonObject wish) {
        return Optional.ofNullable(properties(wish).getJsonObject("dnsSettings"))
                .map(it -> it.getString("domainNameLabel"));
    }

    private static Optional<AzureError> onlyHas(String field, String known, String wished) {
        return known.equals(wished)
                ? Optional.empty()
                : Optional.of(
                        new AzureError(
                                "NotSupported",
                                "The sandbox has public IPs with %s '%s' only, not '%s'."
                                        .formatted(field, known, wished)));
    }

    private static JsonObject properties(JsonObject wish) {
        return wish.getJsonObject("properties", new JsonObject());
    }
}
