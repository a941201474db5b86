package dev.pghaven.e2e;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** The container that all clusters archive into. */
record Blobs(Azure azure) {
    private static final String CONTAINER = "?restype=container";

    byte[] get(String name) {
        return azure.storage(blob(name).GET());
    }

    void put(String name, byte[] content) {
        azure.storage(
                blob(name)
                        .header("x-ms-blob-type", "BlockBlob")
                        .PUT(BodyPublishers.ofByteArray(content)));
    }

    void delete(String name) {
        azure.storage(blob(name).DELETE());
    }

    void deleteContainer() {
        azure.storage(at(CONTAINER).DELETE());
    }

    void createContainer() {
        azure.storage(at(CONTAINER).PUT(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder blob(String name) {
        return at("/" + name);
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(azure.container() + path));
    }
}
