package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.e2e.Verdict.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What may befall a backup, and that each of it is found and named. Two backups serve all: between
 * them a row changed and a table came. The order matters, because the last test takes away what no
 * restore can do without.
 */
@ExtendWith(OnStage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DamagedBackupE2E {
    private static Stage stage;
    private static SourceCluster ledgers;
    private static Archive archive;
    private static Tar earlier;
    private static String lastSegment;
    private static Archive.Stored backup;

    @BeforeAll
    static void backUpTwice(Stage given) {
        stage = given;
        ledgers = SourceCluster.provision(stage, "damaged/ledgers", 2);
        archive = ledgers.archive();
        fill(ledgers.owner());
        earlier = archive.backup(ledgers.backUp().path("backupId").asText()).tar();
        change(ledgers.owner());
        var completed = ledgers.backUp();
        lastSegment = completed.path("endWal").asText();
        backup = archive.backup(completed.path("backupId").asText());
    }

    @AfterAll
    static void close() {
        ledgers.close();
    }

    @AfterEach
    void mend() {
        backup.putBack();
    }

    /** Vacuumed, so that no later reader touches the pages, and with them the WAL. */
    private static void fill(Database owner) {
        owner.execute(
                "create table ledger as"
                        + " select n as id, 'entry ' || n as entry from generate_series(1, 100000) n",
                "create table secrets as select n as id, 'hidden' as word from generate_series(1, 50) n",
                "alter table secrets enable row level security",
                "alter table secrets force row level security",
                "create policy nobody on secrets for select using (false)",
                "create policy anybody on secrets for insert with check (true)",
                "create table flipped as select n as id, repeat('x', 500) from generate_series(1, 200) n",
                "create table shortened as select n as id, repeat('x', 500) from generate_series(1, 200) n");
        owner.execute("vacuum ledger, secrets, flipped, shortened");
    }

    private static void change(Database owner) {
        owner.execute(
                "update ledger set entry = 'forged' where id = 77777",
                "insert into secrets values (51, 'hidden')",
                "create table invoices as select n as id from generate_series(1, 10) n");
        owner.execute("vacuum ledger, secrets, invoices");
    }

    @Test
    @Order(1)
    void aWholeBackupIsVerified() {
        var run = new CommandLine(stage, ledgers).runDocumented("verify").succeeded();
        var verdict = ledgers.verdictOf(run.operation());

        assertThat(run.out()).contains("RestoreVerified", " tables, ", "restored in ");
        assertThat(verdict.name()).as(verdict.toString()).isEqualTo("RestoreVerified");
        assertThat(verdict.evidence().path("rows").asLong()).isGreaterThan(100_000);
    }

    @Test
    @Order(2)
    void everyFaultOfTheFilesIsNamed() {
        var owner = ledgers.owner();
        backup.change(tar ->
                new OlderFiles(earlier)
                        .andThen(new FlippedByte(fileOf(owner, "flipped"), 3))
                        .andThen(new ShorterFile(fileOf(owner, "shortened"), 2))
                        .apply(tar));

        var findings = refuted().findings();

        assertThat(findings.get(table("invoices"))).isEqualTo(new Finding("10 rows", "no table"));
        assertThat(findings.get(table("secrets"))).isEqualTo(new Finding("51 rows", "50 rows"));
        assertThat(findings.get(table("shortened"))).isEqualTo(new Finding("200 rows", "30 rows"));
        assertThat(findings.get(table("flipped")).found()).contains("invalid page in block 3");
        var ledger = findings.get(table("ledger"));
        assertThat(ledger.expected()).startsWith("100000 rows with hash");
        assertThat(ledger.found())
                .startsWith("100000 rows with hash")
                .isNotEqualTo(ledger.expected());
        assertThat(findings).as("these, and the definition of the table that is gone").hasSize(6);
    }

    private static String table(String name) {
        return "app: table \"public\".\"%s\"".formatted(name);
    }

    private static String fileOf(Database owner, String table) {
        return owner.ask("select pg_relation_filepath('%s')".formatted(table));
    }

    @Test
    @Order(3)
    void aBackupThatWasCutIsNotEvenRestored() {
        backup.cutInHalf();

        assertThat(onlyFinding().found()).contains("truncated: data.tar.gz ends after");
    }

    @Test
    @Order(4)
    void aBackupOfAnotherSystemIsNotEvenRestored() {
        backup.changeInfo(it -> it.replaceAll("(?m)^systemid=.*$", "systemid=42"));

        assertThat(onlyFinding().found()).isEqualTo("system identifier 42");
    }

    @Test
    @Order(5)
    void aMissingSegmentIsNamed() {
        archive.loseSegment(lastSegment);

        var run = new CommandLine(stage, ledgers).runDocumented("verify");

        assertThat(run.status()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).contains("RestoreRefuted", lastSegment);
        assertThat(ledgers.verdictOf(run.operation()).findings()).hasSize(1);
    }

    private static Finding onlyFinding() {
        var findings = refuted().findings();
        assertThat(findings).hasSize(1);
        return findings.values().iterator().next();
    }

    private static Verdict refuted() {
        var verdict = ledgers.verify("{}");
        assertThat(verdict.name()).as(verdict.toString()).isEqualTo("RestoreRefuted");
        return verdict;
    }
}
