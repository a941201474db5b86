package dev.pghaven.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A cluster's folder in the container, in Barman's layout, and what may befall it. */
record Archive(Blobs blobs, String server) {
    private static final String DATA = "data.tar.gz";
    private static final String INFO = "backup.info";

    /** A backup as it is stored now. */
    Stored backup(String id) {
        return new Stored(blobs, "%s/base/%s/".formatted(server, id));
    }

    /** What is stored of a backup, which can be changed and put back. */
    static final class Stored {
        private final Blobs blobs;
        private final String folder;
        private final byte[] data;
        private final byte[] info;

        private Stored(Blobs blobs, String folder) {
            this.blobs = blobs;
            this.folder = folder;
            this.data = blobs.get(folder + DATA);
            this.info = blobs.get(folder + INFO);
        }

        Tar tar() {
            return Tar.unzipped(data);
        }

        void change(UnaryOperator<Tar> damage) {
            blobs.put(folder + DATA, damage.apply(tar()).zipped());
        }

        void cutInHalf() {
            blobs.put(folder + DATA, Arrays.copyOf(data, data.length / 2));
        }

        void changeInfo(UnaryOperator<String> change) {
            var text = new String(info, StandardCharsets.UTF_8);
            blobs.put(folder + INFO, change.apply(text).getBytes(StandardCharsets.UTF_8));
        }

        void putBack() {
            blobs.put(folder + DATA, data);
            blobs.put(folder + INFO, info);
        }
    }

    void loseSegment(String segment) {
        blobs.delete("%s/wals/%s/%s.gz".formatted(server, segment.substring(0, 16), segment));
    }
}
