package dev.pghaven.contracts.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Parsed;
import dev.pghaven.contracts.Parsed.Invalid;
import dev.pghaven.contracts.Parsed.Valid;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Samples;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.spec.Storage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    private static final String PROVISION = "dev.pghaven.ProvisionCluster.v1";

    @Test
    void theSmallestRequestGetsEveryDefault() {
        var parsed = provision("{'cluster': 'shop/orders', 'spec': {'storage': {'size': '32Gi'}}}");

        assertThat(parsed)
                .isEqualTo(
                        new Valid<Request>(
                                new ProvisionCluster(
                                        new ClusterRef("shop", "orders"),
                                        ClusterSpec.of(Storage.ofSize("32Gi")))));
    }

    @Test
    void theFullestRequestIsValid() {
        var parsed = provision(Samples.frozen(ProvisionCluster.class));

        assertThat(parsed).isInstanceOf(Valid.class);
    }

    @Test
    void everyKindOfMistakeIsNamedAtOnce() {
        var parsed =
                provision(
                        """
                        {'cluster': 'shop/Orders', 'spec': {
                           'instances': 'three',
                           'storage': {'sise': '32Gi'},
                           'walStorage': {'size': '1Qi'},
                           'synchronous': {'number': 3, 'method': 'some'},
                           'resources': {'memory': '1Gi'},
                           'delays': {'start': 30},
                           'tablespaces': [{'name': 'pg_x', 'size': '1Gi'}, 'y', null],
                           'postgresql': {'parameters': {'shared_buffers': '2GB', 'port': '1'}},
                           'sampleData': 'yes'}}
                        """);

        assertThat(violations(parsed))
                .extracting(Violation::field, Violation::rule)
                .containsExactlyInAnyOrder(
                        tuple(
                                "cluster",
                                "its name must be a DNS-1035 label of at most 50 characters, but is"
                                        + " 'Orders'"),
                        tuple("spec.instances", "must be a whole number"),
                        tuple("spec.storage.sise", "is not a known field"),
                        tuple("spec.storage.size", "is missing"),
                        tuple(
                                "spec.walStorage.size",
                                "must be a Kubernetes quantity such as 8Gi or 500m, but is '1Qi'"),
                        tuple("spec.synchronous.number", "must be less than instances, which is 3"),
                        tuple("spec.synchronous.method", "must be one of any, first"),
                        tuple("spec.delays.start", "must be a text"),
                        tuple(
                                "spec.tablespaces[0].name",
                                "must not begin with pg_, which PostgreSQL reserves"),
                        tuple("spec.tablespaces[1]", "must be an object"),
                        tuple("spec.tablespaces[2]", "must be an object"),
                        tuple(
                                "spec.postgresql.parameters.shared_buffers",
                                "must be at most the memory, which is 1Gi"),
                        tuple(
                                "spec.postgresql.parameters.port",
                                "is set by the operator and cannot be changed"),
                        tuple("spec.sampleData", "must be true or false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                       | cluster",
                "{'cluster': null}                        | cluster",
                "{'cluster': 7}                           | cluster",
                "{'cluster': ['shop/orders']}             | cluster",
                "{'cluster': 'orders'}                    | cluster",
                "{'cluster': 'shop/orders', 'force': 1}   | force",
            })
    void aRemovalNamesItsCluster(String json, String field) {
        assertThat(violations(Requests.parse(node(json), RemoveCluster.class)))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @Test
    void bothPartsOfAClustersNameAreChecked() {
        assertThat(violations(Requests.parse(node("{'cluster': 'A/B'}"), RemoveCluster.class)))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.rule()).contains("namespace", "its name", "'A'", "'B'"));
    }

    @Test
    void nullMeansAbsent() {
        var parsed =
                provision(
                        "{'cluster': 'shop/orders', 'spec': {'storage': {'size': '32Gi'},"
                                + " 'exposure': null, 'instances': null}}");

        assertThat(parsed).isInstanceOf(Valid.class);
    }

    @Test
    void theDataMustBeAnObject() {
        assertThat(violations(Requests.parse(node("[]"), RemoveCluster.class)))
                .containsExactly(new Violation("", "must be an object"));
    }

    @ParameterizedTest
    @CsvSource({"1.0", "2147483648", "\"3\"", "true", "{}", "[]"})
    void instancesMustBeAWholeNumber(String value) {
        var parsed =
                provision(
                        "{'cluster': 'shop/orders', 'spec': {'storage': {'size': '32Gi'},"
                                + " 'instances': "
                                + value
                                + "}}");

        assertThat(violations(parsed))
                .containsExactly(new Violation("spec.instances", "must be a whole number"));
    }

    @Test
    void theSubjectMustNameTheSameCluster() {
        var envelope =
                envelope("{'cluster': 'shop/orders'}", "dev.pghaven.RemoveCluster.v1", "x/y");

        assertThat(violations(Requests.parse(envelope)))
                .containsExactly(
                        new Violation("cluster", "must be the CloudEvent's subject, which is x/y"));
    }

    @Test
    void anEnvelopesTypeDecides() {
        var remove = "dev.pghaven.RemoveCluster.v1";

        assertThat(Requests.parse(envelope("{'cluster': 'shop/orders'}", remove, "shop/orders")))
                .isEqualTo(new Valid<Request>(new RemoveCluster(new ClusterRef("shop", "orders"))));
        assertThat(violations(Requests.parse(envelope("{}", PROVISION.replace("v1", "v2"), "x/y"))))
                .singleElement()
                .satisfies(it -> assertThat(it.rule()).contains(PROVISION));
        assertThat(violations(Requests.parse(envelope("{}", "com.example.Other", "x/y"))))
                .hasSize(1);
    }

    @Test
    void whatTheSenderWroteDoesNotMakeAnAnswerLong() {
        var field = "x".repeat(40_000);

        assertThat(violations(Requests.parse(node("{'" + field + "': 1}"), RemoveCluster.class)))
                .allSatisfy(it -> assertThat(it.field().length()).isLessThan(400));
    }

    private static Parsed<Request> provision(String json) {
        return Requests.parse(node(json), ProvisionCluster.class);
    }

    private static Envelope envelope(String json, String type, String subject) {
        return new Envelope(
                "1", URI.create("/test"), type, subject, Instant.EPOCH, null, null, node(json));
    }

    private static JsonNode node(String json) {
        try {
            return Json.mapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static List<Violation> violations(Parsed<Request> parsed) {
        return switch (parsed) {
            case Valid<Request>(var request) -> List.of();
            case Invalid<Request>(var violations) -> violations;
        };
    }
}
