package dev.pghaven.sandbox.cnpg.archiving;

import java.net.URI;

/** A {@code destinationPath}: the account's address, a container, and a folder or none in it. */
record Destination(URI account, String container, String folder) {

    static Destination parse(String path) {
        var url = URI.create(path);
        var parts = url.getPath() == null ? new String[0] : url.getPath().split("/", 3);
        if (!"https".equals(url.getScheme()) || parts.length < 2 || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "the sandbox has blob storage only, and this is no container: " + path);
        }
        var folder = parts.length == 3 ? parts[2].replaceAll("/+$", "") : "";
        return new Destination(URI.create("https://" + url.getAuthority()), parts[1], folder);
    }
}
