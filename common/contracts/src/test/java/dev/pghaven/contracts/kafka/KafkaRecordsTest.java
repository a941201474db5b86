package dev.pghaven.contracts.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.Samples;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.kafka.Incoming.NotACloudEvent;
import dev.pghaven.contracts.kafka.Incoming.NotJson;
import dev.pghaven.contracts.kafka.Incoming.Readable;
import dev.pghaven.contracts.kafka.Incoming.TooLarge;
import dev.pghaven.contracts.kafka.Incoming.UnknownType;
import dev.pghaven.contracts.kafka.Incoming.Unreadable;
import dev.pghaven.contracts.kafka.Incoming.UnsupportedVersion;
import dev.pghaven.contracts.reading.Facts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaRecordsTest {
    private static final URI SHOP = URI.create("/shop");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Attributes ATTRIBUTES =
            new Attributes("4711", SHOP, "dev.pghaven.RemoveCluster.v1", "shop/orders");

    static Stream<Fact> facts() {
        return Samples.all().stream().filter(Fact.class::isInstance).map(Fact.class::cast);
    }

    @Test
    void writesABinaryCloudEvent() {
        var request = new RemoveCluster(new ClusterRef("shop", "orders"));

        var written =
                KafkaRecords.write(
                        Topics.REQUESTS,
                        Envelope.of(request, "4711", SHOP, NOW).causedBy("42").numbered(7));

        assertThat(written.topic()).isEqualTo(Topics.REQUESTS);
        assertThat(written.key()).isEqualTo("shop/orders");
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo("{\"cluster\":\"shop/orders\",\"deleteBackups\":false}");
        assertThat(headers(written))
                .containsExactlyInAnyOrder(
                        "ce_specversion: 1.0",
                        "ce_id: 4711",
                        "ce_source: /shop",
                        "ce_type: dev.pghaven.RemoveCluster.v1",
                        "ce_subject: shop/orders",
                        "ce_time: 2026-01-02T03:04:05.678Z",
                        "ce_causationid: 42",
                        "ce_sequence: 7",
                        "content-type: application/json");
    }

    @ParameterizedTest
    @MethodSource("facts")
    void whatIsWrittenIsRead(Fact fact) {
        var envelope = Envelope.of(fact, "1", SHOP, NOW).causedBy("42").numbered(7);

        var read =
                KafkaRecords.read(
                        consumed(KafkaRecords.write(Topics.EVENTS, envelope)), Vocabulary.FACTS);

        var readable = readable(read);
        assertThat(readable.type()).isEqualTo(fact.getClass());
        assertThat(readable.envelope().sequence()).isEqualTo(Optional.of(7L));
        assertThat(readable.envelope().causationId()).isEqualTo(Optional.of("42"));
        assertThat(readable.envelope().time()).isEqualTo(NOW);
        assertThat(Facts.read(readable.envelope())).isEqualTo(fact);
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        var message = binary(ceHeaders("dev.pghaven.RemoveCluster.v1"), "{\"cluster\": \"a/b\"}");
        message.headers().remove("ce_subject");
        message.headers().remove("content-type");

        var it = readable(read(message));
        assertThat(it.envelope().subject()).isEqualTo("a/b");
        assertThat(it.envelope().time()).isEqualTo(NOW);
        assertThat(it.envelope().sequence()).isEqualTo(Optional.empty());
    }

    @Test
    void structuredModeIsReadToo() {
        var event =
                """
                {"specversion": "1.0", "id": "4711", "source": "/shop",
                 "type": "dev.pghaven.RemoveCluster.v1", "subject": "shop/orders",
                 "datacontenttype": "application/json", "data": {"cluster": "shop/orders"}}
                """;

        assertThat(readable(read(structured(event))).envelope().data().path("cluster").asText())
                .isEqualTo("shop/orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_specversion"})
    void lacksWhatMakesACloudEvent(String header) {
        var message = binary(ceHeaders("dev.pghaven.RemoveCluster.v1"), "{}");
        message.headers().remove(header);

        assertThat(read(message)).isInstanceOf(NotACloudEvent.class);
    }

    @Test
    void anythingElseIsNotACloudEvent() {
        assertThat(read(binary(Map.of(), "hello"))).isInstanceOf(NotACloudEvent.class);
        assertThat(read(binary(Map.of(), null))).isInstanceOf(NotACloudEvent.class);
        assertThat(read(structured("not json"))).isInstanceOf(NotACloudEvent.class);
        assertThat(read(structured("{\"specversion\": \"1.0\"}")))
                .isInstanceOf(NotACloudEvent.class);
        assertThat(read(with("ce_specversion", "0.3"))).isInstanceOf(NotACloudEvent.class);
        assertThat(read(with("ce_specversion", "2.0"))).isInstanceOf(NotACloudEvent.class);
        assertThat(read(with("ce_sequence", "seven"))).isInstanceOf(NotACloudEvent.class);
        assertThat(read(with("ce_time", "yesterday"))).isInstanceOf(NotACloudEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_subject"})
    void whatNoStoreTakesIsNotAnAttribute(String header) {
        assertThat(read(with(header, ""))).isInstanceOf(NotACloudEvent.class);
        assertThat(read(with(header, "a\u0000b"))).isInstanceOf(NotACloudEvent.class);
        assertThat(unreadable(NotACloudEvent.class, read(with(header, "a".repeat(10_000)))))
                .satisfies(it -> assertThat(it.reason()).hasSizeLessThan(100))
                .satisfies(it -> assertThat(it.attributes()).isEmpty());
    }

    @Test
    void anAnswerMayNameNoSubject() {
        var rejected = new RequestRejected("", "", "1", List.of());

        var written = KafkaRecords.write(Topics.EVENTS, Envelope.of(rejected, "1", SHOP, NOW));

        assertThat(written.key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "hello", "", "[1]", "7", "null", "{} {}", "{\"a\": 1, \"a\": 2}"})
    void theDataMustBeOneJsonObject(String data) {
        assertThat(
                        unreadable(
                                        NotJson.class,
                                        read(
                                                binary(
                                                        ceHeaders("dev.pghaven.RemoveCluster.v1"),
                                                        data)))
                                .attributes())
                .contains(ATTRIBUTES);
    }

    @Test
    void dataOfNoSensibleDepthIsNotRead() {
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(read(binary(ceHeaders("dev.pghaven.RemoveCluster.v1"), deep)))
                .isInstanceOf(NotJson.class);
    }

    @Test
    void theDataMustBeThereAndSayThatItIsJson() {
        assertThat(read(binary(ceHeaders("dev.pghaven.RemoveCluster.v1"), null)))
                .isInstanceOf(NotJson.class);
        assertThat(read(with("content-type", "application/xml"))).isInstanceOf(NotJson.class);
        assertThat(read(with("content-type", "application/json; charset=utf-8")))
                .isInstanceOf(Readable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.RemoveCluster.v1",
                "dev.pghaven.PaintCluster.v1",
                "dev.pghaven.ClusterRemoved.v1",
                "RemoveCluster",
                "dev.pghaven.RemoveCluster"
            })
    void someTypesNobodyKnows(String type) {
        assertThat(unreadable(UnknownType.class, read(binary(ceHeaders(type), "{}"))).reason())
                .contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0", "v2", "v9999"})
    void someVersionsAreNotSpoken(String version) {
        assertThat(
                        unreadable(
                                        UnsupportedVersion.class,
                                        read(
                                                binary(
                                                        ceHeaders(
                                                                "dev.pghaven.RemoveCluster."
                                                                        + version),
                                                        "{}")))
                                .reason())
                .contains(version, "dev.pghaven.RemoveCluster.v1");
    }

    @Test
    void aRecordMayBeTooLarge() {
        var twoMebibytes = "{\"cluster\": \"" + "x".repeat(2 << 20) + "\"}";

        var tooLarge =
                unreadable(
                        TooLarge.class,
                        read(binary(ceHeaders("dev.pghaven.RemoveCluster.v1"), twoMebibytes)));
        assertThat(tooLarge.attributes()).contains(ATTRIBUTES);
        assertThat(tooLarge.reason()).contains("1048576");
        assertThat(unreadable(TooLarge.class, read(structured(twoMebibytes))).attributes())
                .isEmpty();
    }

    @Test
    void headersCountToo() {
        assertThat(read(with("note", "x".repeat(1 << 20)))).isInstanceOf(TooLarge.class);
    }

    @Test
    void noReasonRepeatsTheData() {
        var secret = "hunter2";

        assertThat(
                        Stream.of("{" + secret, "\"" + secret + "\"", secret)
                                .map(data ->
                                        read(
                                                binary(
                                                        ceHeaders("dev.pghaven.RemoveCluster.v1"),
                                                        data)))
                                .map(it -> unreadable(NotJson.class, it).reason()))
                .allSatisfy(reason -> assertThat(reason).doesNotContain(secret));
        assertThat(unreadable(NotACloudEvent.class, read(structured("{" + secret))).reason())
                .doesNotContain(secret);
    }

    private static <T> Readable<T> readable(Incoming<T> incoming) {
        assertThat(incoming).isInstanceOf(Readable.class);
        return (Readable<T>) incoming;
    }

    private static <T> Unreadable<T> unreadable(Class<?> kind, Incoming<T> incoming) {
        assertThat(incoming).isInstanceOf(kind);
        return (Unreadable<T>) incoming;
    }

    private static Incoming<Request> read(ConsumerRecord<String, byte[]> message) {
        return KafkaRecords.read(message, Vocabulary.REQUESTS);
    }

    private static Map<String, String> ceHeaders(String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", "4711",
                "ce_source", "/shop",
                "ce_type", type,
                "ce_subject", "shop/orders",
                "content-type", "application/json");
    }

    private static ConsumerRecord<String, byte[]> with(String header, String value) {
        var message =
                binary(ceHeaders("dev.pghaven.RemoveCluster.v1"), "{\"cluster\": \"shop/orders\"}");
        message.headers().remove(header);
        message.headers().add(header, value.getBytes(UTF_8));
        return message;
    }

    private static ConsumerRecord<String, byte[]> structured(String event) {
        return binary(Map.of("content-type", "application/cloudevents+json"), event);
    }

    private static ConsumerRecord<String, byte[]> binary(Map<String, String> headers, String data) {
        var all = new RecordHeaders();
        headers.forEach((key, value) -> all.add(key, value.getBytes(UTF_8)));
        return consumed(all, data == null ? null : data.getBytes(UTF_8));
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> sent) {
        return consumed(new RecordHeaders(sent.headers()), sent.value());
    }

    private static ConsumerRecord<String, byte[]> consumed(RecordHeaders headers, byte[] value) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0L,
                NOW.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                value,
                headers,
                Optional.empty());
    }

    private static List<String> headers(ProducerRecord<String, byte[]> sent) {
        return StreamSupport.stream(sent.headers().spliterator(), false)
                .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
                .toList();
    }
}
