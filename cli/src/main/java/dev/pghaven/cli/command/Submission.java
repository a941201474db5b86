package dev.pghaven.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.cli.installation.Rest;
import dev.pghaven.cli.installation.Service;
import dev.pghaven.cli.operation.Ending;
import dev.pghaven.cli.operation.Follower;
import dev.pghaven.cli.operation.Operation;
import dev.pghaven.cli.operation.Progress;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Parsed;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.reading.Requests;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Has a request checked here, sends it, and stays with its operation as long as was asked for. */
record Submission(Session session, Waiting.Until until) {

    int send(Class<? extends Request> type, JsonNode data, String key) {
        var call = Routes.of(valid(type, data), data);
        var rest = session.rest();
        var operation = rest.submit(call, key);
        if (until == Waiting.Until.ACCEPTED) {
            accepted(call.service(), operation);
            return Exit.DONE.status();
        }
        session.err().println("operation " + operation);
        return await(rest, call.service(), operation);
    }

    private static Request valid(Class<? extends Request> type, JsonNode data) {
        return switch (Requests.parse(data, type)) {
            case Parsed.Valid<Request>(var request) -> request;
            case Parsed.Invalid<Request>(var violations) ->
                    throw new Failure(
                            Exit.USAGE,
                            "the %s breaks rules; nothing was sent%s"
                                    .formatted(type.getSimpleName(), lines(violations)));
        };
    }

    private static String lines(List<Violation> violations) {
        return violations.stream()
                .map(it -> "\n  " + (it.field() + " " + it.rule()).strip())
                .collect(Collectors.joining());
    }

    private void accepted(Service service, String operation) {
        if (session.json()) {
            session.print(Json.toNode(Map.of("operation", operation, "service", service.label())));
        } else {
            session.out().println("operation " + operation);
        }
    }

    /** Until the operation has ended; answers the exit status that its end calls for. */
    int await(Rest rest, Service service, String id) {
        var progress = new Progress(session.err());
        var end =
                new Follower(rest, service, id)
                        .follow(it -> {
                            if (until == Waiting.Until.ENDED_SHOWING_STEPS) {
                                progress.show(it);
                            }
                        });
        var ending = new Ending(Operation.read(end));
        if (session.json()) {
            session.print(end);
        } else {
            ending.lines().forEach(session.out()::println);
        }
        return ending.exit().status();
    }
}
