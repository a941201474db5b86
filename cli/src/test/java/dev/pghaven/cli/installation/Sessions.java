package dev.pghaven.cli.installation;

import dev.pghaven.cli.Environment;
import java.util.Map;
import java.util.Optional;

/** Ways to services that a test runs. */
public final class Sessions {
    private Sessions() {}

    public static Rest with(String url) {
        return new Connection().open(new Environment(Map.of("PGHAVEN_URL", url), Optional.empty()));
    }
}
