package dev.pghaven.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.cli.Services;
import dev.pghaven.cli.installation.Service;
import dev.pghaven.cli.installation.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private static final String STREAM = "GET /provisioner/operations/7";
    private static final Duration MOMENT = Duration.ofMillis(10);

    private final Services services = new Services();
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void everyChangeIsHeardUntilTheEnd() {
        services.stream(STREAM, is("queued"), is("running"), is("completed"), is("running"));

        var end = follow(Duration.ofSeconds(10));

        assertThat(heard).containsExactly("queued", "running", "completed");
        assertThat(end).isEqualTo("completed");
    }

    @Test
    void aStreamThatEndsEarlyIsAskedForAgain() {
        var connections = new AtomicInteger();
        services.answer(
                STREAM,
                it -> {
                    switch (connections.incrementAndGet()) {
                        case 1 -> Services.writeEvents(it, is("running"));
                        case 2 -> it.sendResponseHeaders(503, -1);
                        default -> Services.writeEvents(it, is("stopped"));
                    }
                });

        assertThat(follow(Duration.ofSeconds(10))).isEqualTo("stopped");
        assertThat(connections).hasValue(3);
    }

    @Test
    void aServiceThatStaysAwayIsGivenUp() {
        services.answer(STREAM, 503, "");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> follow(Duration.ofMillis(100)))
                .satisfies(it -> assertThat(it.exit()).isEqualTo(Exit.UNREACHABLE));
        assertThat(services.received()).hasSizeGreaterThan(1);
    }

    @Test
    void aRefusalIsFinal() {
        services.answer(STREAM, 403, "");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> follow(Duration.ofSeconds(10)))
                .satisfies(it -> assertThat(it.exit()).isEqualTo(Exit.REFUSED));
        assertThat(services.received()).hasSize(1);
    }

    private String follow(Duration patience) {
        return new Follower(
                        Sessions.with(services.url()), Service.PROVISIONER, "7", patience, MOMENT)
                .follow(it -> heard.add(it.status()))
                .path("status")
                .asText();
    }

    private static String is(String status) {
        return """
        {"id": "7", "workflow": "provision-cluster", "cluster": "shop/ledger", "status": "%s", \
        "step": "ride", "requestedAt": "2026-11-28T12:00:00Z", "timeline": []}\
        """
                .formatted(status);
    }
}
