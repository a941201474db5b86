package dev.pghaven.sandbox.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A machine out on the Internet on which pghaven's prober runs, so that the exposure service learns
 * what clients there meet.
 */
enum Prober {
    /** Its address is to be let in. */
    OFFICE(10, "admitted"),
    /** Its address is not. */
    STRANGER(66, "denied");

    private static final int PORT = 8080;
    private static final String CLIENTS = ".240.";

    private final int host;
    private final String expectation;

    Prober(int host, String expectation) {
        this.host = host;
        this.expectation = expectation;
    }

    /** It listens there, and connects from there. */
    String address(Endpoints endpoints) {
        return endpoints.network() + CLIENTS + host;
    }

    URI url(Endpoints endpoints) {
        return URI.create("http://" + address(endpoints) + ":" + PORT);
    }

    Program program(Where where, Endpoints endpoints) {
        var address = address(endpoints);
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + endpoints.at("/files/hosts"),
                        "-Djava.security.properties=" + endpoints.at("/files/securityProperties"),
                        "-jar",
                        where.prober().toString(),
                        "--listen",
                        address + ":" + PORT,
                        "--source-address",
                        address,
                        "--token-file",
                        endpoints.at("/probers/tokenFile"),
                        "--allow",
                        exposedHosts(endpoints) + ":5432",
                        "--allow",
                        exposedHosts(endpoints) + ":5433");
        return new Program(label(), command, Map.of(), where.data(), where.log(label()));
    }

    private static String exposedHosts(Endpoints endpoints) {
        return "*.%s.cloudapp.azure.com".formatted(endpoints.at("/azure/region"));
    }

    /** How the exposure service is told of it. */
    List<String> settings(Endpoints endpoints) {
        var prefix = "-Dpghaven.exposure.contract.probers." + text() + ".";
        return List.of(
                prefix + "url=" + url(endpoints),
                prefix + "expect=" + expectation,
                prefix + "token-file=" + endpoints.at("/probers/tokenFile"));
    }

    String label() {
        return "prober-" + text();
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
