package dev.pghaven.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An issuer of tokens as OpenID Connect has it: a discovery document, a key, and what it signs. */
final class Issuer implements AutoCloseable {
    private static final int PORT = 8180;

    private final InetSocketAddress address;
    private final HttpServer server;
    private final RSAKey key = newKey();

    private Issuer(InetSocketAddress address, HttpServer server) {
        this.address = address;
        this.server = server;
    }

    /** One that is away until it opens. */
    static Issuer at(String host) {
        try {
            var issuer = new Issuer(new InetSocketAddress(host, PORT), HttpServer.create());
            issuer.serve("/.well-known/openid-configuration", issuer.discovery());
            issuer.serve("/keys", new JWKSet(issuer.key.toPublicJWK()).toString());
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String discovery() {
        return "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(url(), url());
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> answer(exchange, json));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    void open() throws IOException {
        server.bind(address, 0);
        server.start();
    }

    String url() {
        return "http://" + address.getHostString() + ":" + address.getPort();
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    /** With a key that it does not have, but says that it is its own. */
    String forge(JWTClaimsSet claims) {
        return sign(claims, newKey());
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID("the-one-and-only")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
