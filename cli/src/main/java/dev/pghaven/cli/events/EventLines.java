package dev.pghaven.cli.events;

import dev.pghaven.cli.operation.Figures;
import dev.pghaven.cli.print.Words;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.reading.Facts;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** A fact in one line. */
public final class EventLines {
    private EventLines() {}

    public static String forPeople(Envelope it) {
        var fact = Facts.read(it);
        return "%s  %-30s  %-26s  %s"
                .formatted(
                        Words.of(it.time()),
                        it.subject(),
                        fact.getClass().getSimpleName(),
                        words(fact, it))
                .stripTrailing();
    }

    private static String words(Fact fact, Envelope it) {
        return switch (fact) {
            case OperationStepped step ->
                    "%s %d/%d %s%s"
                            .formatted(
                                    step.workflow(),
                                    step.number(),
                                    step.of(),
                                    step.step(),
                                    step.took() == null ? "" : " " + Words.of(step.took()));
            case RequestRejected rejected ->
                    rejected.violations().stream()
                            .map(violation -> violation.field() + " " + violation.rule())
                            .collect(Collectors.joining("; "));
            default ->
                    it.data().hasNonNull("reason")
                            ? it.data().path("reason").asText()
                            : Figures.of(fact).map(String::strip).collect(Collectors.joining("; "));
        };
    }

    /** As a CloudEvent in JSON. */
    public static String forPrograms(Envelope it) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", it.id());
        event.put("source", it.source());
        event.put("type", it.type());
        event.put("subject", it.subject());
        event.put("time", it.time());
        it.causationId().ifPresent(id -> event.put("causationid", id));
        it.sequence().ifPresent(number -> event.put("sequence", number.toString()));
        event.put("datacontenttype", "application/json");
        event.put("data", it.data());
        return Json.write(event);
    }
}
