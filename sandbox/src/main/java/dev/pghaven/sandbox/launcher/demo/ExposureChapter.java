package dev.pghaven.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.launcher.client.Said;
import dev.pghaven.sandbox.launcher.client.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The how-to's load balancer: two ports of one public address, and who may come in by them. */
final class ExposureChapter {
    private static final Duration REPLAY = Duration.ofSeconds(5);
    private static final String IN_RECOVERY = "SELECT pg_is_in_recovery()";
    private static final String READ_ONLY_TRANSACTION = "25006";

    private final Stage stage;
    private final Outsider allowed;
    private final Outsider stranger;
    private final Conversation conversation;
    private final PrintStream out;
    private final Checks checks;

    ExposureChapter(
            Stage stage,
            ProvisionedCluster cluster,
            Conversation conversation,
            PrintStream out,
            Checks checks) {
        this.stage = stage;
        this.allowed = cluster.seenFrom(stage.admittedClient());
        this.stranger = allowed.at(stage.deniedClient());
        this.conversation = conversation;
        this.out = out;
        this.checks = checks;
    }

    void tell() throws IOException {
        var answer =
                conversation.askFor(
                        "ExposeCluster",
                        exposureFor(allowed.address()),
                        "exposure-service",
                        "ClusterExposed",
                        "ExposureFailed");
        if (answer.is("ClusterExposed")) {
            var readWrite = endpoint(answer, "read-write");
            var readOnly = endpoint(answer, "read-only");
            show(answer);
            out.println("\nWhat clients outside Kubernetes meet");
            connect(readWrite, readOnly);
            deny(readWrite);
            contract();
            conceal(List.of(readWrite, readOnly));
        }
    }

    /** The example, with the address of this client in place of its source range. */
    private String exposureFor(String client) throws IOException {
        var file = stage.examples().resolve("expose-cluster.json");
        var request = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
        ((ObjectNode) request.path("exposure")).putArray("sourceRanges").add(client + "/32");
        return request.toString();
    }

    /** One of the endpoints as the fact says them. */
    private record Endpoint(String role, String host, String address, int port) {}

    private static Endpoint endpoint(Said exposed, String role) {
        for (var it : exposed.data().path("endpoints")) {
            if (it.path("role").asText().equals(role)) {
                return new Endpoint(
                        role,
                        it.path("host").asText(),
                        it.path("address").asText(),
                        it.path("port").asInt());
            }
        }
        throw new IllegalStateException("the fact says no " + role + " endpoint");
    }

    private void show(Said exposed) {
        exposed.data()
                .path("endpoints")
                .forEach(it ->
                        out.printf(
                                "         %-10s %s:%d (%s)%n",
                                it.path("role").asText(),
                                it.path("host").asText(),
                                it.path("port").asInt(),
                                it.path("address").asText()));
        var keepalives = exposed.data().path("keepalives");
        out.printf(
                "         silent connections end after %s; keepalives_idle=%d keepalives_interval=%d keepalives_count=%d keep them%n",
                exposed.data().path("exposure").path("idleTimeout").asText(),
                seconds(keepalives.path("idle")),
                seconds(keepalives.path("interval")),
                keepalives.path("count").asInt());
    }

    private static long seconds(JsonNode duration) {
        return Duration.parse(duration.asText()).toSeconds();
    }

    private void connect(Endpoint readWrite, Endpoint readOnly) {
        checks.that(
                "pg_is_in_recovery() at " + at(readWrite), "f", () -> ask(readWrite, IN_RECOVERY));
        checks.that(
                "pg_is_in_recovery() at " + at(readOnly), "t", () -> ask(readOnly, IN_RECOVERY));
        var insert = "INSERT INTO datasample VALUES (5, 'from outside')";
        checks.that("a write at " + at(readWrite), "accepted", () -> write(readWrite, insert));
        checks.within(
                REPLAY,
                "the same row at " + at(readOnly),
                "from outside",
                () -> ask(readOnly, "SELECT name FROM datasample WHERE id = 5"));
        checks.that(
                "a write at " + at(readOnly) + " is refused",
                READ_ONLY_TRANSACTION,
                () -> write(readOnly, insert));
    }

    /** A denial counts only while somebody who may come in does. */
    private void deny(Endpoint endpoint) {
        var host = endpoint.host();
        checks.that(
                "a client from " + stranger.address(),
                "denied",
                () -> stranger.knock(host, endpoint.port()));
        checks.that(
                "a client from " + allowed.address(),
                "let in",
                () -> allowed.knock(host, endpoint.port()));
    }

    private void contract() throws IOException {
        var answer =
                conversation.ask(
                        "CheckEndpoints",
                        "check-endpoints.json",
                        "exposure-service",
                        "EndpointsChecked",
                        "EndpointCheckFailed");
        var broken = new ArrayList<String>();
        for (var endpoint : answer.data().path("endpoints")) {
            show(endpoint);
            endpoint.path("checks").forEach(it -> addIfBroken(it, broken));
        }
        checks.that("promises that are not kept", List.of(), () -> broken);
    }

    private void show(JsonNode endpoint) {
        out.printf("         %s%n", endpoint.at("/endpoint/role").asText());
        endpoint.path("checks")
                .forEach(it ->
                        out.printf(
                                "           %-12s %-11s seen from %s: %s%n",
                                it.path("verdict").asText(),
                                it.path("promise").asText(),
                                it.path("vantage").asText(),
                                it.path("found").asText()));
    }

    private static void addIfBroken(JsonNode check, List<String> broken) {
        if (check.path("verdict").asText().equals("broken")) {
            broken.add(check.path("promise").asText() + ": " + check.path("found").asText());
        }
    }

    private void conceal(List<Endpoint> endpoints) throws IOException {
        conversation.ask(
                "ConcealCluster",
                "conceal-cluster.json",
                "exposure-service",
                "ClusterConcealed",
                "ConcealmentFailed");
        endpoints.forEach(it ->
                checks.that(
                        "a client at " + it.address() + ":" + it.port(),
                        "denied",
                        () -> allowed.knock(it.address(), it.port())));
    }

    private String ask(Endpoint endpoint, String query) throws SQLException {
        return allowed.ask(endpoint.host(), endpoint.port(), query);
    }

    private String write(Endpoint endpoint, String command) {
        return allowed.write(endpoint.host(), endpoint.port(), command);
    }

    private static String at(Endpoint endpoint) {
        return endpoint.host() + ":" + endpoint.port();
    }
}
