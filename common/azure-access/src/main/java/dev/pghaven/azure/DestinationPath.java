package dev.pghaven.azure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where archives go: {@code https://<account>.blob.core.windows.net/<container>[/<folder>…]}, as
 * Barman writes it.
 *
 * @param folder within the container; empty, or without slashes at its ends
 */
public record DestinationPath(URI account, String container, String folder) {
    private static final int HTTPS = 443;

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<account>https://[^/?#@\\s]+)/(?<container>[^/?#\\s]+)(?<folder>(?:/[^/?#\\s]+)*)/?");

    /** Azure's rule for the names of containers, but for one that only Azure uses. */
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){2,62}");

    public DestinationPath {
        if (!CONTAINER.matcher(container).matches()) {
            throw new IllegalArgumentException(
                    "'" + container + "' is no name of a blob container");
        }
    }

    @JsonCreator
    public static DestinationPath parse(CharSequence text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a destination path is like https://account.blob.core.windows.net/container,"
                            + " but is '"
                            + text
                            + "'");
        }
        var folder = parts.group("folder");
        return new DestinationPath(
                URI.create(parts.group("account")),
                parts.group("container"),
                folder.isEmpty() ? "" : folder.substring(1));
    }

    /** Where the account listens. */
    public int port() {
        return account.getPort() < 0 ? HTTPS : account.getPort();
    }

    /** What the names of all blobs of a server begin with. */
    public String prefixOf(String server) {
        return (folder.isEmpty() ? "" : folder + "/") + server + "/";
    }

    @Override
    @JsonValue
    public String toString() {
        return account + "/" + container + (folder.isEmpty() ? "" : "/" + folder);
    }
}
