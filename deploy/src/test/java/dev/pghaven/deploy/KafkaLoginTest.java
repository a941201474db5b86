package dev.pghaven.deploy;

import static dev.pghaven.deploy.Rendered.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaLoginTest {
    private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    @Test
    void asksEntraForATokenOfEventHubs() {
        var chart = Chart.with(Chart.EVENT_HUBS);

        assertThat(SERVICES)
                .allSatisfy(it -> {
                    assertThat(chart.variable(it, "KAFKA_SECURITY_PROTOCOL")).isEqualTo("SASL_SSL");
                    assertThat(chart.variable(it, "KAFKA_SASL_MECHANISM")).isEqualTo("OAUTHBEARER");
                    assertThat(chart.variable(it, "KAFKA_SASL_OAUTHBEARER_SCOPE"))
                            .isEqualTo("https://pghaven.servicebus.windows.net/.default");
                });
    }

    @Test
    void showsStrimziATokenOfKubernetes() {
        var chart = Chart.with(Chart.STRIMZI);
        var file = "file:///var/run/secrets/pghaven/kafka/token";

        assertThat(SERVICES)
                .allSatisfy(it -> {
                    assertThat(chart.variable(it, "KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL"))
                            .isEqualTo(file);
                    assertThat(chart.variable(it, "JAVA_TOOL_OPTIONS")).endsWith("=" + file);
                    assertThat(chart.variable(it, "KAFKA_SSL_TRUSTSTORE_LOCATION"))
                            .isEqualTo("/etc/pghaven/kafka/ca.crt");
                    assertThat(chart.pod(it).toString()).contains("\"audience\":\"kafka\"");
                });
    }

    @Test
    void knowsNoLoginWhereThereIsNone() {
        var chart = Chart.with(Chart.SANDBOX);

        assertThat(SERVICES)
                .allSatisfy(it -> {
                    assertThat(chart.variable(it, "KAFKA_SECURITY_PROTOCOL"))
                            .isEqualTo("PLAINTEXT");
                    assertThat(chart.variable(it, "KAFKA_SASL_MECHANISM")).isEmpty();
                });
    }

    /** A variable that is no setting of Kafka's clients would be passed over in silence. */
    @ParameterizedTest
    @ValueSource(strings = {"event-hubs.yaml", "strimzi.yaml"})
    void setsNothingThatKafkasClientsDoNotKnow(String example) {
        var chart = Chart.with(Chart.DEPLOY.resolve("examples/" + example));

        assertThat(Rendered.items(chart.container("provisioner").path("env")))
                .extracting(it -> it.path("name").asText())
                .filteredOn(it -> it.startsWith("KAFKA_"))
                .isNotEmpty()
                .allSatisfy(
                        it -> assertThat(AdminClientConfig.configNames()).contains(setting(it)));
    }

    /** Kafka's client itself, with the token elsewhere and whom the JVM trusts. */
    @Test
    void logsInWithATokenOfKubernetes(@TempDir Path folder) throws IOException {
        var token = Files.writeString(folder.resolve("token"), jwt());
        var chart = Chart.with(Chart.STRIMZI);
        var settings = new HashMap<String, Object>();
        Rendered.items(chart.container("provisioner").path("env"))
                .filter(it -> it.path("name").asText().startsWith("KAFKA_S"))
                .forEach(it ->
                        settings.put(setting(it.path("name").asText()), it.path("value").asText()));
        settings.keySet().removeIf(it -> it.startsWith("ssl."));
        settings.put("bootstrap.servers", "localhost:9093");
        settings.put("sasl.oauthbearer.token.endpoint.url", token.toUri().toString());
        System.setProperty(ALLOWED, token.toUri().toString());
        try (var admin = Admin.create(settings)) {
            assertThat(admin).isNotNull();
        } finally {
            System.clearProperty(ALLOWED);
        }
        assertThat(chart.variable("provisioner", "JAVA_TOOL_OPTIONS")).startsWith("-D" + ALLOWED);
        assertThatThrownBy(() -> Admin.create(settings)).hasStackTraceContaining(ALLOWED);
    }

    private static String jwt() {
        var now = Instant.now().getEpochSecond();
        return Stream.of(
                        "{\"alg\": \"RS256\"}",
                        "{\"sub\": \"system:serviceaccount:pghaven-system:provisioner\","
                                + " \"iat\": %d, \"exp\": %d}".formatted(now, now + 3600),
                        "signature")
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                .collect(Collectors.joining("."));
    }

    /** As Quarkus reads it. */
    private static String setting(String variable) {
        return variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
