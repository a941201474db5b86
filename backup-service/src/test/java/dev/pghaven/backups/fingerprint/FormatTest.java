package dev.pghaven.backups.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.fingerprint.snapshot.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class FormatTest {
    /** Of the OIDs of types: each way of hashing a value is among them. */
    private static final long MOST_TYPES = 5000;

    /** Fingerprints of two versions that are hashed differently must not meet. */
    @Test
    void whoeverChangesWhatIsHashedRaisesTheFormat() {
        assertThat(checksum())
                .as("raise Fingerprint.FORMAT, and write the checksum of what is hashed now here")
                .isEqualTo(4174293545L);
        assertThat(Fingerprint.FORMAT).isEqualTo(2);
    }

    private static long checksum() {
        var columns =
                LongStream.range(0, MOST_TYPES).mapToObj(type -> new Column("c", type)).toList();
        var checksum = new CRC32();
        List.of(
                        ClusterDefinitions.SQL,
                        RelationDefinitions.SQL,
                        NamedDefinitions.SQL,
                        RowHash.of(columns))
                .forEach(it -> checksum.update(it.getBytes(StandardCharsets.UTF_8)));
        return checksum.getValue();
    }
}
