package dev.pghaven.contracts.rules;

import java.net.URI;
import java.net.URISyntaxException;

/** Where an archive lies. */
final class DestinationPathRules {
    private static final String RULE =
            "must be https://<account>.blob.core.windows.net/<container>, perhaps with folders,"
                    + " without a query or a login";

    private DestinationPathRules() {}

    static void apply(String path, Check check) {
        check.that(isContainer(path), RULE);
    }

    private static boolean isContainer(String text) {
        try {
            var uri = new URI(text);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPath().matches("(/[^/]+)+/?");
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
