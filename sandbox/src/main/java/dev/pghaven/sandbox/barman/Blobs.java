package dev.pghaven.sandbox.barman;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** One container of blobs; names are paths without a slash at their begin. */
public interface Blobs {
    /** Stores what {@code content} writes, in place of what was there; nothing, if it fails. */
    void put(String name, Content content) throws IOException;

    /** Answers false, and stores nothing, where there is such a blob. */
    boolean putIfAbsent(String name, byte[] bytes) throws IOException;

    /** Empty where there is no such blob. A missing container is a failure. */
    Optional<InputStream> get(String name) throws IOException;

    /** Every blob whose name begins so, in the order of their names. */
    List<Blob> list(String prefix) throws IOException;

    /** Answers false where there was no such blob. */
    boolean delete(String name) throws IOException;

    /** What a listing says of a blob. */
    record Blob(String name, long size) {}

    /** Writes a blob's bytes while they are uploaded. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
