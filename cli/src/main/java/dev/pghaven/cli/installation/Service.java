package dev.pghaven.cli.installation;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The services of a pghaven. */
public enum Service {
    PROVISIONER,
    BACKUP_SERVICE,
    EXPOSURE_SERVICE,
    FAILOVER_SERVICE;

    /** As people write it, and as its Deployment is called. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Service labelled(String label) {
        return Arrays.stream(values())
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "url: there is no service '%s', only %s"
                                        .formatted(label, labels())));
    }

    private static String labels() {
        return Arrays.stream(values()).map(Service::label).collect(Collectors.joining(", "));
    }
}
