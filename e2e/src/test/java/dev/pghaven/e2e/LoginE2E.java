package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.pghaven.testkit.Replica;
import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SandboxProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All services with a login: whom they let in, on which of their routes. */
class LoginE2E {
    private static final List<String> SERVICES =
            List.of("provisioner", "backup-service", "exposure-service", "failover-service");
    private static final String US = "api://pghaven";
    private static final String JANE = "jane@example.com";
    private static final String PROBLEM = "application/problem+json";
    private static final String NO_TOKEN = "Bearer realm=\"pghaven\"";
    private static final String INVALID_TOKEN = NO_TOKEN + ", error=\"invalid_token\"";
    private static final String INSUFFICIENT_SCOPE = NO_TOKEN + ", error=\"insufficient_scope\"";
    private static final String NO_SUCH_CLUSTER = "/clusters/apps/nothing";

    @TempDir private static Path folder;

    private static SandboxProcess sandbox;
    private static Issuer issuer;
    private static final Map<String, Replica> REPLICAS = new TreeMap<>();
    private static Rest.Answer whileTheIssuerWasAway;
    private static Rest.Answer healthMeanwhile;

    @BeforeAll
    static void start() throws IOException {
        sandbox = SandboxProcess.start(Files.createDirectory(folder.resolve("sandbox")));
        issuer = Issuer.at(sandbox.endpoint("/network") + ".241.1");
        startServices();
        whileTheIssuerWasAway = provisioner(token("viewer")).get(NO_SUCH_CLUSTER);
        healthMeanwhile = management().get("/q/health/live");
        issuer.open();
    }

    private static void startServices() {
        var login =
                Map.of(
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        issuer.url(),
                        "QUARKUS_OIDC_TOKEN_AUDIENCE",
                        US);
        var starting =
                SERVICES.stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it,
                                        it ->
                                                CompletableFuture.supplyAsync(() ->
                                                        Replica.start(sandbox, it, 1, login))));
        starting.forEach((name, it) -> REPLICAS.put(name, it.join()));
    }

    @AfterAll
    static void stop() {
        REPLICAS.values().forEach(Replica::close);
        issuer.close();
        sandbox.close();
    }

    private static Rest provisioner() {
        return service("provisioner");
    }

    private static Rest provisioner(String token) {
        return provisioner().bearing(token);
    }

    private static Rest management() {
        return new Rest(REPLICAS.get("provisioner").management());
    }

    private static Rest service(String name) {
        return new Rest(REPLICAS.get(name).url());
    }

    private static String token(String... roles) {
        return issuer.sign(claims(roles).build());
    }

    private static JWTClaimsSet.Builder claims(String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer.url())
                .audience(US)
                .subject("5f0c3f6e-9f0b-4d0e-8a53-0c7d9a0f3b11")
                .claim("preferred_username", JANE)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private static void assertRefused(Rest.Answer answer, int code, String challenge) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.challenge()).startsWith(challenge);
        assertThat(answer.type()).startsWith(PROBLEM);
        assertThat(answer.json().path("status").asInt()).isEqualTo(code);
    }

    @Test
    void aRealTokenWithTheRoleIsLetIn() {
        var answer = provisioner(token("viewer")).get(NO_SUCH_CLUSTER);

        assertThat(answer.code()).as(answer.body()).isEqualTo(404);
        assertThat(answer.challenge()).isEmpty();
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        var answer = provisioner().get(NO_SUCH_CLUSTER);

        assertRefused(answer, 401, NO_TOKEN);
        assertThat(answer.challenge()).doesNotContain("error");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aTokenThatIsNotOursForNowIsRefused(String what, String token) {
        assertRefused(provisioner(token).get(NO_SUCH_CLUSTER), 401, INVALID_TOKEN);
        assertRefused(provisioner(token).delete(NO_SUCH_CLUSTER, "refused"), 401, INVALID_TOKEN);
    }

    static Stream<Arguments> aTokenThatIsNotOursForNowIsRefused() {
        var past = Date.from(Instant.now().minusSeconds(60));
        return Stream.of(
                Arguments.of("expired", changed(it -> it.expirationTime(past))),
                Arguments.of("without an end", changed(it -> it.expirationTime(null))),
                Arguments.of("for others", changed(it -> it.audience("api://others"))),
                Arguments.of("for nobody", changed(it -> it.audience((String) null))),
                Arguments.of("another issuer's", changed(it -> it.issuer(issuer.url() + "/other"))),
                Arguments.of("of nobody", changed(it -> it.subject(null))),
                Arguments.of("signed by others", issuer.forge(claims("admin").build())),
                Arguments.of("not signed", new PlainJWT(claims("admin").build()).serialize()),
                Arguments.of("no token at all", "letmein"));
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.sign(change.apply(claims("admin")).build());
    }

    @ParameterizedTest
    @CsvSource({"owner", "Admin", "''"})
    void aTokenWithoutARoleOfOursMayNotEvenLook(String role) {
        assertRefused(provisioner(token(role)).get(NO_SUCH_CLUSTER), 403, INSUFFICIENT_SCOPE);
    }

    @Test
    void whoeverLacksARoleIsToldWhich() {
        var answer = provisioner(token("operator")).delete(NO_SUCH_CLUSTER, "lacking");

        assertRefused(answer, 403, INSUFFICIENT_SCOPE);
        assertThat(answer.json().path("detail").asText()).isEqualTo("DELETE needs the role admin.");
    }

    /** A route that docs/security.md does not have fails here, and one that is gone as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {"provisioner", "backup-service", "exposure-service", "failover-service"})
    void everyRouteAsksForItsRole(String name) {
        var service = service(name);
        var roles = RouteRoles.of(name);

        assertThat(routesOf(service)).isEqualTo(new TreeSet<>(roles.keySet()));
        assertThat(roles)
                .allSatisfy((route, role) -> {
                    assertRefused(call(service, route), 401, NO_TOKEN);
                    RouteRoles.justTooLittle(role)
                            .ifPresent(it ->
                                    assertRefused(
                                            call(service.bearing(token(it)), route),
                                            403,
                                            INSUFFICIENT_SCOPE));
                    assertThat(call(service.bearing(token(role)), route).code())
                            .isNotIn(401, 403, 405, 500);
                });
    }

    private static TreeSet<String> routesOf(Rest service) {
        var document =
                service.bearing(token("viewer")).get("/q/openapi?format=json").json().path("paths");
        assertThat(document).isNotEmpty();
        var routes = new TreeSet<String>();
        document.properties()
                .forEach(path ->
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(method ->
                                        routes.add(
                                                method.toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));
        return routes;
    }

    /** Without a key, so that nothing is begun. */
    private static Rest.Answer call(Rest service, String route) {
        var parts = route.replaceAll("\\{\\w+}", "nothing").split(" ");
        return service.send(parts[0], parts[1], "application/json", "");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /clusters/apps/nothing", "OPTIONS, /clusters", "PURGE, /nothing"})
    void noRoleAllowsAMethodThatNoRouteHas(String method, String path) {
        var admin = provisioner(token("admin"));

        assertRefused(admin.send(method, path, "application/json", ""), 403, INSUFFICIENT_SCOPE);
    }

    @Test
    void whatNobodyHasThoughtOfIsClosed() {
        assertRefused(provisioner().get("/nothing"), 401, NO_TOKEN);
        assertRefused(provisioner().get("/q/openapi"), 401, NO_TOKEN);
        assertRefused(provisioner().get("/q/metrics"), 401, NO_TOKEN);
        assertThat(provisioner(token("viewer")).get("/nothing").code()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics"})
    void theKubeletAndPrometheusNeedNoToken(String path) {
        assertThat(management().get(path).code()).isEqualTo(200);
    }

    @Test
    void whileTheIssuerIsAwayNobodyIsLetInAndTheServiceLives() {
        assertThat(whileTheIssuerWasAway.code()).as(whileTheIssuerWasAway.body()).isEqualTo(503);
        assertThat(whileTheIssuerWasAway.type()).startsWith(PROBLEM);
        assertThat(healthMeanwhile.code()).isEqualTo(200);
    }

    @Test
    void theOperationSaysWhoAskedForItAndTheTokenIsNowhere() throws SQLException {
        var token = token("admin");
        var accepted = provisioner(token).delete("/clusters/apps/orders", "of-jane");

        assertThat(accepted.code()).as(accepted.body()).isEqualTo(202);
        var operation = provisioner(token("viewer")).get(accepted.location()).json();
        assertThat(operation.path("requestedBy").asText()).isEqualTo("urn:pghaven:rest:" + JANE);
        assertThat(new Leaks(sandbox, List.of(management()), List.of(token)).places()).isEmpty();
    }
}
