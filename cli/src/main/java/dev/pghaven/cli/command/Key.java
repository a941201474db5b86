package dev.pghaven.cli.command;

import java.util.UUID;
import picocli.CommandLine.Option;

/** The option by which a request has a name, so that it can be repeated without doing it twice. */
final class Key {
    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The request's Idempotency-Key: a repetition with the same key leads to the same"
                            + " operation. A new one when absent.")
    private String key;

    String orNew() {
        return key == null ? UUID.randomUUID().toString() : key;
    }
}
