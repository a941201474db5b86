package dev.pghaven.backups.archive;

import java.net.URI;
import java.net.URISyntaxException;

/** Where CNPG's {@code destinationPath} points: a container, or a folder in it, by its URL. */
public record DestinationPath(URI url) {
    public DestinationPath {
        require(isHttp(url), url, "must begin with https://");
        require(url.getHost() != null, url, "names no host");
        require(url.getUserInfo() == null, url, "must hold no login");
        // A shared access signature would be a secret, and workload identity needs none.
        require(url.getQuery() == null && url.getFragment() == null, url, "must end with the path");
        require(!withoutSlashes(url.getPath()).isEmpty(), url, "names no container");
    }

    public static DestinationPath of(String text) {
        try {
            return new DestinationPath(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a destination path is a URL: " + e.getReason(), e);
        }
    }

    private static boolean isHttp(URI url) {
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    }

    private static String withoutSlashes(String path) {
        return path == null ? "" : path.replace("/", "");
    }

    private static void require(boolean holds, URI url, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "destination path of host " + url.getHost() + " " + otherwise);
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
