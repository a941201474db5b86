package dev.pghaven.backups.archive;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.ArchiveRemoval.Removed;
import org.junit.jupiter.api.Test;

class ArchiveRemovalTest {
    private final OrdersArchive orders = new OrdersArchive().wal(1, 0, 24);

    @Test
    void takesAPartAtATimeUntilNothingIsLeft() {
        assertThat(ArchiveRemoval.remove(orders.server(), 10))
                .isEqualTo(new Removed(10, 10L * SIZE.bytes(), 15));
        assertThat(ArchiveRemoval.remove(orders.server(), 10).finished()).isFalse();
        assertThat(ArchiveRemoval.remove(orders.server(), 10))
                .isEqualTo(new Removed(5, 5L * SIZE.bytes(), 0));
        assertThat(ArchiveRemoval.remove(orders.server(), 10)).isEqualTo(new Removed(0, 0, 0));
    }

    @Test
    void leavesAServerWhoseNameBeginsAlike() {
        orders.blobs().put("orders-2/wals/00000002.history", "", OrdersArchive.START);

        ArchiveRemoval.remove(orders.server(), 1000);

        assertThat(orders.blobs().list("")).hasSize(1);
    }
}
