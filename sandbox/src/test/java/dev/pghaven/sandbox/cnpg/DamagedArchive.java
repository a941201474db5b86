package dev.pghaven.sandbox.cnpg;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.BackupInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What a fault, or somebody, may do to an archive. */
record DamagedArchive(ArchiveLocation location) {

    void deleteSegment(String name) throws IOException {
        if (!location.blobs().delete(segment(name))) {
            throw new IllegalArgumentException("no segment " + name + " is archived");
        }
    }

    void changeSegment(String name, UnaryOperator<byte[]> change) throws IOException {
        put(segment(name), zipped(change.apply(unzipped(segment(name)))));
    }

    /** The tar stays a good one: the file within it is another. */
    void changeFile(BackupInfo backup, String name, UnaryOperator<byte[]> change)
            throws IOException {
        var blob = data(backup);
        var changed = new ByteArrayOutputStream();
        boolean found = false;
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(unzipped(blob)));
                var out = new TarArchiveOutputStream(changed)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = in.readAllBytes();
                boolean wanted = entry.getName().equals(name);
                found |= wanted;
                write(out, entry, wanted ? change.apply(content) : content);
            }
        }
        if (!found) {
            throw new IllegalArgumentException("no file " + name + " in the backup");
        }
        put(blob, zipped(changed.toByteArray()));
    }

    void truncateData(BackupInfo backup) throws IOException {
        var content = read(data(backup));
        put(data(backup), Arrays.copyOf(content, content.length / 2));
    }

    void deleteInfo(BackupInfo backup) throws IOException {
        location.blobs().delete(location.prefix() + "/base/" + backup.id() + "/backup.info");
    }

    private static void write(TarArchiveOutputStream out, TarArchiveEntry entry, byte[] content)
            throws IOException {
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    private String segment(String name) {
        return location.prefix() + "/wals/" + name.substring(0, 16) + "/" + name + ".gz";
    }

    private String data(BackupInfo backup) {
        return location.prefix() + "/base/" + backup.id() + "/data.tar.gz";
    }

    private void put(String blob, byte[] content) throws IOException {
        location.blobs().put(blob, out -> out.write(content));
    }

    private byte[] read(String blob) throws IOException {
        try (var in = location.blobs().get(blob).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private byte[] unzipped(String blob) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(read(blob)))) {
            return in.readAllBytes();
        }
    }

    private static byte[] zipped(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
