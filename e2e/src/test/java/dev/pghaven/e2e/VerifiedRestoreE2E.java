package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Restores of one cluster's whole backup: what each comes to, for its own reason. */
@ExtendWith(OnStage.class)
class VerifiedRestoreE2E {
    /** A sample; {@code -Dpghaven.verifications=20} asks for more. */
    private static final int UNDER_LOAD = Integer.getInteger("pghaven.verifications", 2);

    private static Stage stage;
    private static SourceCluster orders;

    @BeforeAll
    static void backUp(Stage given) {
        stage = given;
        orders = SourceCluster.provision(stage, "shop/orders", 2);
        orders.owner()
                .execute(
                        "create table secrets as select n as id from generate_series(1, 50) n",
                        "alter table secrets enable row level security");
        orders.backUp();
    }

    @AfterAll
    static void close() {
        orders.close();
    }

    @AfterEach
    void mend() {
        stage.allIsWellAgain();
    }

    @Test
    void aWholeBackupIsVerifiedRowByRowHoweverFastItsSourceIsWritten() throws Exception {
        try (var writer = Writer.start(orders.owner())) {
            for (var round = 1; round <= UNDER_LOAD; round++) {
                var before = writer.commits();
                var verdict = orders.verify("{\"amcheck\": false}");

                assertThat(verdict.name()).as(verdict.toString()).isEqualTo("RestoreVerified");
                assertThat(verdict.evidence().path("proof").asText()).isEqualTo("COMPARED");
                assertThat(writer.commits()).isGreaterThan(before);
            }
        }
    }

    @Test
    void aCheckOfTheUsersOwnThatFailsRefutes() {
        var verdict =
                orders.verify(
                        """
                        {"checks": [{"name": "four people", "expected": "4",
                                     "sql": "select count(*) from datasample"}]}
                        """);

        assertThat(verdict.findings())
                .containsExactly(Map.entry("check four people", new Verdict.Finding("4", "3")));
    }

    /** Somebody takes from our role what lets it see all rows; nobody may count fewer. */
    @Test
    void aTableThatHidesItsRowsFromUsDecidesNothing() {
        orders.letPghavenBypassRowSecurity(false);
        try {
            var verdict = orders.verify("{}");

            assertInconclusive(verdict, "judge", "row-level security");
            assertThat(verdict.reason()).contains("secrets");
        } finally {
            orders.letPghavenBypassRowSecurity(true);
        }
    }

    @Test
    void storageThatLetsNobodyInDecidesNothing() {
        stage.fault("roles", "{\"mi-pghaven-backup-service\": \"none\"}");

        assertInconclusive(orders.verify("{}"), "check-archive", "denied");
    }

    @Test
    void aFullDiskOfTheCopyDecidesNothing() {
        stage.faultWherePossible(
                "volumes", "{\"namespace\": \"pghaven-verification\", \"megabytes\": 16}");

        assertInconclusive(orders.verify("{}"), "await-restore", "No space left on device");
    }

    @Test
    void aRestoreThatNeverEndsDecidesNothing() {
        stage.restartBackupService(Map.of("PGHAVEN_BACKUPS_VERIFICATION_RESTORED_WITHIN", "4s"));
        stage.fault(
                "blobs",
                "{\"hang\": true, \"path\": \"/wals/\", \"identity\": \"mi-pghaven-verification\"}");
        try {
            assertInconclusive(orders.verify("{}"), "await-restore", "not within 4s");
        } finally {
            stage.restartBackupService(Map.of());
        }
    }

    private static void assertInconclusive(Verdict verdict, String step, String reason) {
        assertThat(verdict.name()).as(verdict.toString()).isEqualTo("RestoreInconclusive");
        assertThat(verdict.data().path("step").asText()).isEqualTo(step);
        assertThat(verdict.reason()).containsIgnoringCase(reason);
        assertThat(stage.leftOfCopies()).isEmpty();
    }
}
