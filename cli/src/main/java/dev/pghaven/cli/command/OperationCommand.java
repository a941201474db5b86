package dev.pghaven.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.cli.installation.Rest;
import dev.pghaven.cli.installation.Service;
import dev.pghaven.cli.operation.Ending;
import dev.pghaven.cli.operation.Operation;
import dev.pghaven.cli.operation.Progress;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pghaven operation ID}: how it gets on, or how it ended. */
@Command(
        name = "operation",
        description =
                "Shows an operation's steps and what it said; exit status 0 while it goes on, and"
                        + " afterwards as its end calls for.")
public final class OperationCommand implements Callable<Integer> {
    @Mixin private Session session;

    @Parameters(paramLabel = "ID", description = "As a request was answered with it.")
    private UUID id;

    @Option(names = "--follow", description = "Goes on until the operation has ended.")
    private boolean follow;

    /** An operation, and whose it is. */
    private record Found(Service service, JsonNode json) {}

    @Override
    public Integer call() {
        var rest = session.rest();
        var found = find(rest);
        if (follow) {
            return new Submission(session, Waiting.Until.ENDED_SHOWING_STEPS)
                    .await(rest, found.service(), id.toString());
        }
        var operation = Operation.read(found.json());
        if (session.json()) {
            session.print(found.json());
        } else {
            new Progress(session.out()).show(operation);
            new Ending(operation).lines().forEach(session.out()::println);
        }
        return new Ending(operation).exit().status();
    }

    /** Its id does not say whose it is. A service that is away may be the one. */
    private Found find(Rest rest) {
        Failure away = null;
        for (var service : Service.values()) {
            try {
                var json = rest.find(service, "/operations/" + id);
                if (json.isPresent()) {
                    return new Found(service, json.get());
                }
            } catch (Failure e) {
                away = e;
            }
        }
        throw away == null ? new Failure(Exit.REFUSED, "there is no operation " + id) : away;
    }
}
