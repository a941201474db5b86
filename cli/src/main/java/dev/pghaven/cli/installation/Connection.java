package dev.pghaven.cli.installation;

import dev.pghaven.cli.Environment;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which pghaven is meant. */
public final class Connection {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    @Option(
            names = "--url",
            paramLabel = "[SERVICE=]URL",
            split = ",",
            description =
                    "Where the services are: one URL below which each has its name, or one for"
                            + " each. Else PGHAVEN_URL, else url of the file.")
    private List<String> urls;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Holds the bearer token. Else PGHAVEN_TOKEN_FILE, else the token itself in"
                            + " PGHAVEN_TOKEN.")
    private Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "Whom to trust, as PEM; the JVM's authorities when absent. Else"
                            + " PGHAVEN_CA_FILE.")
    private Path caFile;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Properties of these options' names. Else PGHAVEN_CONFIG, else that of the"
                            + " sandbox on this machine.")
    private Path config;

    public Settings settings(Environment around) {
        return Settings.in(around, Optional.ofNullable(config), urls != null);
    }

    public Rest open(Environment around) {
        var settings = settings(around);
        return new Rest(
                client(settings),
                Addresses.of(addresses(settings)),
                new Token(path(tokenFile, settings, "token-file"), settings.variable("token")));
    }

    private List<String> addresses(Settings settings) {
        if (urls != null) {
            return urls;
        }
        return settings.find("url")
                .map(it -> List.of(it.split("\\s*,\\s*")))
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "nothing says where the services are: start a sandbox by"
                                        + " ./pghaven sandbox, or say it by --url,"
                                        + " PGHAVEN_URL or --config"));
    }

    private HttpClient client(Settings settings) {
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_LIMIT);
        path(caFile, settings, "ca-file").map(Authorities::of).ifPresent(builder::sslContext);
        return builder.build();
    }

    private static Optional<Path> path(Path option, Settings settings, String name) {
        return Optional.ofNullable(option).or(() -> settings.find(name).map(Path::of));
    }
}
