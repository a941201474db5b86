package dev.pghaven.backups.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreFailureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PANIC:  could not locate a valid checkpoint record at 0/4000028",
                "FATAL:  could not locate required checkpoint record at 0/4000060",
                "LOG:  invalid primary checkpoint record",
                "FATAL:  could not find redo location 0/4000028 referenced by checkpoint record",
                "ERROR:  invalid page in block 3 of relation \"base/16384/16401\"",
                "WARNING:  page verification failed, calculated checksum 1 but expected 2",
                "PANIC:  incorrect checksum in control file",
                "LOG:  incorrect resource manager data checksum in record at 0/5000100",
                "WAL file is from different database system: WAL file database system identifier",
                "while checking the presence of first needed WAL in the archive: WAL not found",
                "tarfile.ReadError: unexpected end of data",
                "Compressed file ended before the end-of-stream marker was reached"
            })
    void theseWordsAccuseTheBackup(String words) {
        assertThat(RestoreFailure.accusesTheBackup(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exit status 1",
                "Backoff limit exceeded",
                "FATAL:  recovery ended before configured recovery target was reached",
                "FATAL:  WAL ends before end of online backup",
                "LOG:  invalid record length at 0/6000060: expected at least 24, got 0",
                "LOG:  data page checksums are enabled",
                "LOG:  starting backup recovery with redo LSN 0/4000028, checkpoint LSN 0/4000060",
                "no space left on device, then: could not locate a valid checkpoint record"
            })
    void theseDoNot(String words) {
        assertThat(RestoreFailure.accusesTheBackup(words)).isFalse();
    }
}
