package dev.pghaven.backups.archive.retention;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.BackupState;
import dev.pghaven.backups.archive.catalog.BackupStatus;
import dev.pghaven.backups.archive.catalog.Catalog;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.backups.archive.catalog.CataloguedBackup.Keep;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.Compression;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must hold of every archive: thousands of random ones. */
class RetentionPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final int RUNS = 5000;
    private static final long SEGMENTS = 120;

    /** A random archive with a random policy. */
    private record Case(Catalog catalog, Retention retention, int seed) {
        RetentionDecision decision() {
            return retention.decide(catalog, NOW);
        }

        Set<String> removed() {
            return ids(decision().removable());
        }
    }

    private static void forAll(Consumer<Case> property) {
        for (var seed = 0; seed < RUNS; seed++) {
            var it = random(seed);
            try {
                property.accept(it);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + it.catalog(), e);
            }
        }
    }

    private static Case random(int seed) {
        var random = new Random(seed);
        var backups = new ArrayList<CataloguedBackup>();
        var segment = SEGMENTS;
        var age = Duration.ofMinutes(random.nextInt(3000));
        for (var count = random.nextInt(9); count > 0; count--) {
            segment -= 2 + random.nextInt(8);
            backups.add(backup(random, NOW.minus(age), segment));
            age = age.plusMinutes(2 + random.nextInt(60 * 24 * 6));
        }
        var policy =
                new RetentionPolicy(1 + random.nextInt(3) + (random.nextBoolean() ? "d" : "w"));
        var verified =
                backups.isEmpty() || random.nextBoolean()
                        ? Optional.<String>empty()
                        : Optional.of(backups.get(random.nextInt(backups.size())).id());
        return new Case(
                new Catalog("orders", backups),
                new Retention(policy, random.nextInt(4), verified),
                seed);
    }

    private static CataloguedBackup backup(Random random, Instant end, long segment) {
        var info = TestBackups.info(end, 1, segment);
        return switch (random.nextInt(12)) {
            case 0 -> TestBackups.of(end, new BackupState.Failed("x"), Optional.empty());
            case 1 -> TestBackups.of(end, new BackupState.WithoutInfo(), Optional.empty());
            case 2 ->
                    TestBackups.of(
                            end,
                            new BackupState.Unfinished(BackupStatus.STARTED),
                            Optional.empty());
            case 3 ->
                    TestBackups.of(
                            end,
                            new BackupState.Truncated(info, List.of("data.tar")),
                            Optional.empty());
            case 4 -> TestBackups.kept(end, 1, segment, Keep.FULL);
            case 5 -> TestBackups.kept(end, 1, segment, Keep.STANDALONE);
            default -> TestBackups.complete(end, 1, segment);
        };
    }

    private static Set<String> ids(List<CataloguedBackup> backups) {
        return backups.stream().map(CataloguedBackup::id).collect(Collectors.toSet());
    }

    private static List<BackupInfo> done(List<CataloguedBackup> backups) {
        return backups.stream().flatMap(it -> it.doneForBarman().stream()).toList();
    }

    private static ArchivedSegments wal() {
        return ArchivedSegments.of(
                LongStream.rangeClosed(0, SEGMENTS)
                        .mapToObj(it -> segment(1, it))
                        .map(RetentionPropertiesTest::stored)
                        .toList(),
                SIZE);
    }

    private static ArchivedSegment stored(WalSegment segment) {
        return new ArchivedSegment(
                segment,
                Compression.NONE,
                new ArchivedBlob(segment.name(), SIZE.bytes(), NOW, "etag"));
    }

    @Test
    void everyBackupHasOneFate() {
        forAll(it -> {
            var decision = it.decision();
            assertThat(decision.verdicts())
                    .extracting(RetentionDecision.Verdict::backup)
                    .containsExactlyElementsOf(it.catalog().backups());
            assertThat(decision.kept().size() + decision.removable().size())
                    .isEqualTo(it.catalog().backups().size());
        });
    }

    /** For each moment of the window that could be restored, a backup stays to begin with. */
    @Test
    void everyMomentOfTheWindowStaysRestorable() {
        forAll(it -> {
            var decision = it.decision();
            for (var info : done(it.catalog().backups())) {
                var moment = later(info.span().end().time(), decision.windowBegin());
                if (!moment.isAfter(NOW)) {
                    assertThat(newestBefore(moment, decision.kept()))
                            .isEqualTo(newestBefore(moment, it.catalog().backups()));
                }
            }
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What ends just when the window begins, Barman counts as in it. */
    private static Optional<String> newestBefore(Instant moment, List<CataloguedBackup> backups) {
        return done(backups).stream()
                .filter(it -> !it.span().end().time().isAfter(moment))
                .map(BackupInfo::id)
                .reduce((older, newer) -> newer);
    }

    @Test
    void nothingFromTheWindowGoes() {
        forAll(it ->
                assertThat(done(it.decision().removable()))
                        .allSatisfy(info ->
                                assertThat(info.span().end().time())
                                        .isBefore(it.decision().windowBegin())));
    }

    @Test
    void theNewestBackupNeverGoes() {
        forAll(it -> {
            var done = done(it.catalog().backups());
            if (!done.isEmpty()) {
                assertThat(it.removed()).doesNotContain(done.getLast().id());
            }
        });
    }

    @Test
    void whatWasVerifiedLastNeverGoes() {
        forAll(it ->
                it.retention()
                        .lastVerified()
                        .ifPresent(id -> assertThat(it.removed()).doesNotContain(id)));
    }

    @Test
    void whatBarmanWasToldToKeepNeverGoes() {
        forAll(it ->
                assertThat(it.decision().removable())
                        .allSatisfy(backup -> assertThat(backup.keep()).isEmpty()));
    }

    @Test
    void soManyBackupsStayAsAreAskedFor() {
        forAll(it -> {
            var there = done(it.catalog().backups()).size();
            assertThat(done(it.decision().kept()).size())
                    .isGreaterThanOrEqualTo(Math.min(there, it.retention().minimumRedundancy()));
        });
    }

    @Test
    void onlyDoneBackupsGo() {
        forAll(it ->
                assertThat(it.decision().removable())
                        .allSatisfy(backup -> assertThat(backup.doneForBarman()).isPresent()));
    }

    @Test
    void whatStaysWouldStayAgain() {
        forAll(it -> {
            var rest = new Catalog("orders", it.decision().kept());
            assertThat(it.retention().decide(rest, NOW).removable()).isEmpty();
        });
    }

    @Test
    void whatGoesNowGoesLaterToo() {
        forAll(it -> {
            var later = it.retention().decide(it.catalog(), NOW.plus(Duration.ofDays(3)));
            assertThat(ids(later.removable())).containsAll(it.removed());
        });
    }

    @Test
    void aLongerWindowKeepsAtLeastAsMuch() {
        forAll(it -> {
            var longer =
                    new Retention(
                            new RetentionPolicy("3w"),
                            it.retention().minimumRedundancy(),
                            it.retention().lastVerified());
            assertThat(it.removed()).containsAll(ids(longer.decide(it.catalog(), NOW).removable()));
        });
    }

    /**
     * From the begin of a backup that stays on, all of its WAL stays; of a standalone one a part.
     */
    @Test
    void noWalGoesThatABackupNeeds() {
        var wal = wal();
        forAll(it -> {
            var removed = new HashSet<WalSegment>();
            it.decision().removableWal(wal).forEach(gone -> removed.add(gone.segment()));
            for (var backup : it.decision().kept()) {
                backup.doneForBarman()
                        .ifPresent(info -> {
                            var span = info.span();
                            var last =
                                    backup.keep().equals(Optional.of(Keep.STANDALONE))
                                            ? span.end().segment().number(SIZE)
                                            : SEGMENTS;
                            LongStream.rangeClosed(span.begin().segment().number(SIZE), last)
                                    .forEach(number ->
                                            assertThat(removed).doesNotContain(segment(1, number)));
                        });
            }
        });
    }

    @Test
    void walGoesOnlyTogetherWithABackup() {
        var wal = wal();
        forAll(it -> {
            if (it.removed().isEmpty()) {
                assertThat(it.decision().removableWal(wal)).isEmpty();
            }
        });
    }
}
