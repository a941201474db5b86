package dev.pghaven.sandbox.identity;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;

/** Publishes an issuer's configuration and keys below the path of its own URL. */
public record IssuerRoutes(Issuer issuer) {

    public void mountOn(Router router) {
        var path = URI.create(issuer.url()).getPath();
        router.get(path + ".well-known/openid-configuration")
                .handler(it -> it.json(new JsonObject(issuer.configuration())));
        router.get(path + "openid/v1/jwks")
                .handler(it -> it.json(new JsonObject(issuer.publicKeys())));
    }
}
