package dev.pghaven.contracts.documentation;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Samples;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.Vocabulary;
import java.util.Collection;
import java.util.stream.Collectors;

/** Renders docs/events.md from the types, their Javadoc and their frozen samples. */
record EventsDocument(Javadoc javadoc) {
    static final String COMMAND =
            "mvn test -pl common/contracts -Dtest=EventsDocumentTest -Dpghaven.rewrite=true";

    String text() {
        var requests = Vocabulary.REQUESTS.types().values();
        var facts = Vocabulary.FACTS.types().values();
        var parts = new Parts(javadoc);
        requests.forEach(parts::addPartsOf);
        facts.forEach(parts::addPartsOf);
        return introduction()
                + "\n## Requests\n\n"
                + javadoc.of(Request.class)
                + "\n"
                + messages(requests)
                + "\n## Facts\n\n"
                + javadoc.of(Fact.class)
                + "\n"
                + messages(facts)
                + "\n## Parts\n"
                + parts.text();
    }

    private static String introduction() {
        return """
        # Events

        <!-- Generated from the types. After a change: %s -->

        Every message is a CloudEvent 1.0 with JSON data, sent to Kafka in binary mode (reading \
        accepts structured mode too). A record holds at most 1 MiB.

        | Topic | What | Who writes |
        |---|---|---|
        | `%s` | requests | anybody |
        | `%s` | facts | the services only |
        | `%s` | requests that nobody can read or knows | the services only |
        | `%s` | facts that a service could not read | the services only |

        | Attribute | Header | Meaning |
        |---|---|---|
        | `specversion` | `ce_specversion` | `1.0` |
        | `id` | `ce_id` | unique within its source; a redelivery keeps it |
        | `source` | `ce_source` | who says it |
        | `type` | `ce_type` | `dev.pghaven.<Name>.v1` |
        | `subject` | `ce_subject` | `namespace/name` of the cluster; also the record's key |
        | `time` | `ce_time` | when it was said, UTC |
        | `datacontenttype` | `content-type` | `application/json` |
        | `causationid` | `ce_causationid` | the id of what led to it; facts only |
        | `sequence` | `ce_sequence` | its place among the facts that its source said of its \
        subject; facts only |

        Names never change and fields are only added: ignore those that you do not know. A request \
        with unknown fields is rejected, because its sender means something by them. A request is \
        known by its source and id; sent again it does nothing, and with another body it is \
        rejected.
        """
                .formatted(
                        COMMAND,
                        Topics.REQUESTS,
                        Topics.EVENTS,
                        Topics.REQUESTS_DLQ,
                        Topics.EVENTS_DLQ);
    }

    private String messages(Collection<? extends Class<?>> types) {
        return types.stream().map(this::message).collect(Collectors.joining());
    }

    private String message(Class<?> type) {
        return """

        ### %s

        `%s`: %s

        %s
        ```json
        %s
        ```
        """
                .formatted(
                        type.getSimpleName(),
                        Vocabulary.wireName(type),
                        javadoc.of(type),
                        new FieldTable(javadoc, type).text(),
                        Samples.frozen(type).strip());
    }
}
