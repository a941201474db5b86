package dev.pghaven.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pghaven submit FILE}: sends any request, as the examples have them. */
@Command(
        name = "submit",
        description = "Checks a request and sends it; says the operation that it leads to.")
public final class SubmitCommand implements Callable<Integer> {
    @Mixin private Session session;
    @Mixin private Waiting waiting;
    @Mixin private Key key;

    @Parameters(paramLabel = "FILE", description = "The request's JSON; - for standard input.")
    private Path file;

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            description = "What is asked for, such as ProvisionCluster.")
    private String type;

    @Override
    public Integer call() {
        return new Submission(session, waiting.orElse(Waiting.Until.ACCEPTED))
                .send(requestType(), data(), key.orNew());
    }

    private Class<? extends Request> requestType() {
        var types = Vocabulary.REQUESTS.types();
        return Optional.<Class<? extends Request>>ofNullable(types.get(type))
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "type: must be one of %s, but is '%s'"
                                        .formatted(String.join(", ", types.keySet()), type)));
    }

    private JsonNode data() {
        try {
            var bytes =
                    file.toString().equals("-")
                            ? System.in.readAllBytes()
                            : Files.readAllBytes(file);
            return Json.tree(bytes);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Failure(
                    Exit.USAGE,
                    "%s: is not JSON from line %d, column %d on"
                            .formatted(file, at.getLineNr(), at.getColumnNr()),
                    e);
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, "%s: cannot be read (%s)".formatted(file, e), e);
        }
    }
}
