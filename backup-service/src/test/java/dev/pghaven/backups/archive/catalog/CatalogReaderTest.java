package dev.pghaven.backups.archive.catalog;

import static dev.pghaven.backups.archive.OrdersArchive.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.ArchiveUnavailable.Cause;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.catalog.CataloguedBackup.Keep;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
    private static final String ID = "20260605T120400";
    private static final String FOLDER = "orders/base/" + ID + "/";

    private final OrdersArchive orders = new OrdersArchive();

    private String state() {
        return CatalogReader.read(orders.server()).find(ID).orElseThrow().state().describe();
    }

    private static String with(String key, String value) {
        return OrdersArchive.info(1, 4, 6).replaceAll("(?m)^" + key + "=.*$", key + "=" + value);
    }

    @Test
    void backupsAreInTheOrderOfTheirAge() {
        orders.backup("20260606T000000", 1, 20, 22).backup(ID, 1, 4, 6).info("20260604T000000", "");

        var catalog = CatalogReader.read(orders.server());

        assertThat(catalog.backups())
                .extracting(CataloguedBackup::id)
                .containsExactly("20260604T000000", ID, "20260606T000000");
        assertThat(catalog.complete())
                .extracting(BackupInfo::id)
                .containsExactly(ID, "20260606T000000");
        assertThat(catalog.newest().map(BackupInfo::id)).contains("20260606T000000");
    }

    @Test
    void aCompleteBackupHasItsDataAndASize() {
        orders.backup(ID, 1, 4, 6);

        var backup = CatalogReader.read(orders.server(), ID).orElseThrow();

        assertThat(backup.state()).isInstanceOf(BackupState.Complete.class);
        assertThat(backup.complete().orElseThrow().span().begin().segment())
                .isEqualTo(OrdersArchive.segment(1, 4));
        assertThat(backup.bytes()).isGreaterThan(10240);
        assertThat(backup.keep()).isEmpty();
    }

    @Test
    void aBackupThatNobodyMadeIsNotThere() {
        orders.backup(ID, 1, 4, 6);

        assertThat(CatalogReader.read(orders.server(), "20260605T12040")).isEmpty();
        assertThat(CatalogReader.read(orders.server()).find("x")).isEqualTo(Optional.empty());
    }

    @Test
    void aRunningBackupHasNoInfoYet() {
        orders.backup(ID, 1, 4, 6).blobs().delete(FOLDER + "backup.info");

        assertThat(state()).isEqualTo("without backup.info");
    }

    @Test
    void aFailedBackupSaysWhy() {
        orders.info(ID, "status=FAILED\nerror=failure uploading data (no)\n");

        assertThat(state()).isEqualTo("failed: failure uploading data (no)");
    }

    @Test
    void anUnfinishedBackupSaysSo() {
        orders.info(ID, "status=STARTED\n");

        assertThat(state()).isEqualTo("unfinished: Barman says STARTED");
    }

    @Test
    void anInfoThatCannotBeUnderstoodNamesTheKey() {
        orders.info(ID, with("end_wal", "None"));

        assertThat(state()).isEqualTo("unreadable backup.info: end_wal is missing");
    }

    @Test
    void withoutItsDataABackupIsWorthNothing() {
        orders.backup(ID, 1, 4, 6).blobs().delete(FOLDER + "data.tar");

        assertThat(state()).isEqualTo("lacks data.tar");
    }

    @Test
    void everyTablespaceHasAFile() {
        orders.backup(ID, 1, 4, 6)
                .info(ID, with("tablespaces", "[('a', 16385, '/a'), ('b', 16386, '/b')]"));
        orders.blobs().put(FOLDER + "16386.tar.snappy", new byte[10240], minute(6));

        assertThat(state()).isEqualTo("lacks 16385.tar");
    }

    @Test
    void noPartOfAFileMayMissBetweenOthers() {
        orders.backup(ID, 1, 4, 6);
        orders.blobs().put(FOLDER + "data_0001.tar", new byte[10240], minute(6));
        orders.blobs().put(FOLDER + "data_0003.tar", new byte[10240], minute(6));

        assertThat(state()).isEqualTo("lacks data_0002.tar");
    }

    @Test
    void aFileThatWasCutIsTruncated() {
        orders.backup(ID, 1, 4, 6);
        orders.blobs().put(FOLDER + "data_0001.tar", new byte[10000], minute(6));

        assertThat(state()).isEqualTo("truncated: data_0001.tar ends after 10000 bytes");
    }

    @Test
    void aFileThatEndsWithContentIsTruncated() {
        var content = new byte[10240];
        content[10239] = 1;
        orders.backup(ID, 1, 4, 6).blobs().put(FOLDER + "data.tar", content, minute(6));

        assertThat(state()).isEqualTo("truncated: data.tar ends after 10240 bytes");
    }

    @Test
    void fewerBytesThanBarmanNotedAreTruncated() {
        orders.backup(ID, 1, 4, 6).info(ID, with("size", "10241"));

        assertThat(state()).isEqualTo("truncated: 10240 of 10241 bytes are there");
    }

    @Test
    void compressedFilesMayBeSmallerThanWhatBarmanNoted() {
        orders.backup(ID, 1, 4, 6).info(ID, with("size", "999999"));
        orders.blobs().delete(FOLDER + "data.tar");
        orders.blobs().put(FOLDER + "data.tar.snappy", new byte[100], minute(6));

        assertThat(state()).isEqualTo("complete");
    }

    @Test
    void somebodyToldBarmanToKeepIt() {
        orders.backup(ID, 1, 4, 6).backup("20260606T000000", 1, 20, 22);
        orders.blobs().put(FOLDER + "annotations/keep", "standalone", minute(6));
        orders.blobs().put("orders/base/20260606T000000/annotations/keep", "full", minute(6));

        assertThat(CatalogReader.read(orders.server()).backups())
                .extracting(CataloguedBackup::keep)
                .containsExactly(Optional.of(Keep.STANDALONE), Optional.of(Keep.FULL));
    }

    @Test
    void serversAreTheFoldersOfTheDestination() {
        orders.backup(ID, 1, 4, 6);
        orders.blobs().put("customers/wals/00000002.history", "", minute(1));

        assertThat(ServerArchive.serversIn(orders.blobs())).containsExactly("customers", "orders");
    }

    @Test
    void anArchiveThatDoesNotAnswerIsNoEmptyCatalog() {
        orders.blobs().fail(new ArchiveUnavailable(Cause.ACCESS_DENIED, "no", null));

        assertThatThrownBy(() -> CatalogReader.read(orders.server()))
                .isInstanceOf(ArchiveUnavailable.class)
                .hasMessage("no");
    }
}
