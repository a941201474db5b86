package dev.pghaven.backups.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final TableFingerprint ORDERS = new TableFingerprint("orders", 100, "aa", 8192);

    @Test
    void sameDataGivesNoFindingAndIsCounted() {
        var comparison = Comparison.of(cluster(ORDERS), cluster(ORDERS));

        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.tables()).isEqualTo(1);
        assertThat(comparison.rows()).isEqualTo(100);
        assertThat(comparison.bytes()).isEqualTo(8192);
    }

    /** The copy may be smaller on disk. */
    @Test
    void theSizeOnDiskIsNotData() {
        var smaller = new TableFingerprint("orders", 100, "aa", 1);

        assertThat(Comparison.of(cluster(ORDERS), cluster(smaller)).findings()).isEmpty();
    }

    @Test
    void aDroppedTable() {
        assertThat(Comparison.of(cluster(ORDERS), cluster()).findings())
                .containsExactly(new Finding("app: table orders", "100 rows", "no table"));
    }

    @Test
    void aTableTooMany() {
        assertThat(Comparison.of(cluster(), cluster(ORDERS)).findings())
                .containsExactly(new Finding("app: table orders", "no table", "100 rows"));
    }

    @Test
    void anotherNumberOfRows() {
        var fewer = new TableFingerprint("orders", 99, "ab", 8192);

        assertThat(Comparison.of(cluster(ORDERS), cluster(fewer)).findings())
                .containsExactly(new Finding("app: table orders", "100 rows", "99 rows"));
    }

    @Test
    void otherContent() {
        var other = new TableFingerprint("orders", 100, "ab", 8192);

        assertThat(Comparison.of(cluster(ORDERS), cluster(other)).findings())
                .containsExactly(
                        new Finding(
                                "app: table orders",
                                "100 rows with hash aa",
                                "100 rows with hash ab"));
    }

    @Test
    void whatOnlyTheCopyCannotReadIsAFinding() {
        var damaged = unreadable("orders", "invalid page");

        assertThat(Comparison.of(cluster(ORDERS), damaged).findings())
                .containsExactly(new Finding("app: table orders", "100 rows", "invalid page"));
    }

    @Test
    void whatTheSourceCannotReadIsUndecidedWhateverTheCopySays() {
        var source = unreadable("orders", "invalid page");

        for (var copy : List.of(source, cluster(ORDERS), cluster())) {
            var comparison = Comparison.of(source, copy);

            assertThat(comparison.findings()).isEmpty();
            assertThat(comparison.undecided())
                    .containsExactly(new LeftOut("app: table orders", "invalid page"));
        }
    }

    @Test
    void definitionsAreNamedAfterTheData() {
        var source = cluster(Map.of("index i", "1", "view v", "1"), List.of(ORDERS));
        var copy = cluster(Map.of("view v", "2", "view w", "1"), List.of());

        assertThat(Comparison.of(source, copy).findings())
                .containsExactly(
                        new Finding("app: table orders", "100 rows", "no table"),
                        new Finding("app: index i", "defined", "not defined"),
                        new Finding(
                                "app: view v", "definition with hash 1", "definition with hash 2"),
                        new Finding("app: view w", "not defined", "defined"));
    }

    @Test
    void aMissingDatabaseAndOneTooMany() {
        var none = new Fingerprint(List.of(), Map.of(), List.of());

        assertThat(Comparison.of(cluster(ORDERS), none).findings())
                .containsExactly(new Finding("database app", "readable", "not readable"));
        assertThat(Comparison.of(none, cluster(ORDERS)).findings())
                .containsExactly(new Finding("database app", "not readable", "readable"));
    }

    /** The copy is entered as superuser, the source is not. */
    @Test
    void aDatabaseThatTheSourceDidNotLetInIsNoFindingAndListed() {
        var closed = LeftOut.database("app", "role pghaven may not connect");
        var source = new Fingerprint(List.of(), Map.of(), List.of(closed));

        var comparison = Comparison.of(source, cluster(ORDERS));

        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.leftOut()).containsExactly(closed);
    }

    @Test
    void whatEitherLeftOutIsListedOnce() {
        var unlogged = new LeftOut("table fast", "unlogged");
        var one = new DatabaseFingerprint("app", List.of(), List.of(), Map.of(), List.of(unlogged));
        var cluster = new Fingerprint(List.of(one), Map.of(), List.of(new LeftOut("x", "y")));

        assertThat(Comparison.of(cluster, cluster).leftOut())
                .containsExactly(new LeftOut("x", "y"), new LeftOut("app: table fast", "unlogged"));
    }

    private static Fingerprint cluster(TableFingerprint... tables) {
        return cluster(Map.of(), List.of(tables));
    }

    private static Fingerprint cluster(Map<String, String> objects, List<TableFingerprint> tables) {
        return of(new DatabaseFingerprint("app", tables, List.of(), objects, List.of()));
    }

    private static Fingerprint unreadable(String table, String reason) {
        var tables = List.of(new UnreadableTable(table, reason));
        return of(new DatabaseFingerprint("app", List.of(), tables, Map.of(), List.of()));
    }

    private static Fingerprint of(DatabaseFingerprint database) {
        return new Fingerprint(List.of(database), Map.of(), List.of());
    }
}
