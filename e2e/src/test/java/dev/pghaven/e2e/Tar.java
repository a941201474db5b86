package dev.pghaven.e2e;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files of a base backup. */
record Tar(byte[] bytes) {

    static Tar unzipped(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new Tar(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] zipped() {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    byte[] file(String name) {
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException("no file " + name + " in the backup");
    }

    /** The same, but that one file is another. */
    Tar with(String name, UnaryOperator<byte[]> change) {
        var changed = change.apply(file(name));
        var rewritten = new ByteArrayOutputStream(bytes.length);
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(bytes));
                var out = new TarArchiveOutputStream(rewritten, "UTF-8")) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                copy(entry, entry.getName().equals(name) ? changed : in.readAllBytes(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tar(rewritten.toByteArray());
    }

    /** A new entry: the one that is read tells the reader where the next begins. */
    private static void copy(TarArchiveEntry entry, byte[] content, TarArchiveOutputStream out)
            throws IOException {
        var copy = new TarArchiveEntry(entry.getName());
        copy.setMode(entry.getMode());
        copy.setSize(content.length);
        out.putArchiveEntry(copy);
        out.write(content);
        out.closeArchiveEntry();
    }
}
