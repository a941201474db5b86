package dev.pghaven.deploy;

import static dev.pghaven.deploy.Rendered.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaLoginTest {

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
}
