package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients out on the Internet meet of one cluster that is exposed, whatever happens to it. */
@ExtendWith(OnStage.class)
class ExposureE2E {
    private static final String IN_RECOVERY = "select pg_is_in_recovery()";
    private static final String WHO = "select system_identifier::text from pg_control_system()";

    private static Stage stage;
    private static SourceCluster orders;
    private static SourceCluster stock;
    private static Exposures exposures;
    private static Facts.Said provisioned;
    private static Facts.Said exposed;
    private static Endpoint readWrite;
    private static Endpoint readOnly;
    private static Client office;

    @BeforeAll
    static void expose(Stage given) {
        stage = given;
        stage.startExposureService(BriskExposure.SETTINGS);
        orders =
                SourceCluster.ask(
                        stage,
                        "market/orders",
                        2,
                        "\"exposure\": %s,"
                                .formatted(BriskExposure.of(stage.client(OutsideProber.ADMITTED))));
        stock = SourceCluster.ask(stage, "market/stock", 1, "");
        provisioned = orders.awaitProvisioned();
        exposed = orders.awaitAnswer("ClusterExposed", "ExposureFailed");
        stock.awaitProvisioned();
        exposures = new Exposures(stage, orders);
        readWrite = Endpoint.of(exposed, "read-write");
        readOnly = Endpoint.of(exposed, "read-only");
        office = exposures.application(stage.client(OutsideProber.ADMITTED));
    }

    @AfterAll
    static void close() {
        stock.close();
        orders.close();
    }

    @AfterEach
    void mend() {
        stage.allIsWellAgain();
    }

    @Test
    void aClusterWhoseSpecSaysWhoMayComeInIsExposedByItself() {
        assertThat(exposed.cause()).isEqualTo(provisioned.id());
        assertThat(readWrite.host())
                .isEqualTo("market-orders.%s.cloudapp.azure.com".formatted(region()));
        assertThat(readWrite.port()).isEqualTo(5432);
        assertThat(readOnly.port()).isEqualTo(5433);
        assertThat(readOnly.address()).isEqualTo(readWrite.address());

        assertThat(office.ask(readWrite, IN_RECOVERY)).isEqualTo("f");
        assertThat(office.ask(readOnly, IN_RECOVERY)).isEqualTo("t");
        assertThat(office.at(stage.client(OutsideProber.DENIED)).isLetIn(readWrite)).isFalse();
    }

    private static String region() {
        return stage.sandbox().endpoint("/azure/region");
    }

    /** It has the same labels but for the cluster's name. */
    @Test
    void anotherClusterOfTheNamespaceIsNeverReached() {
        assertThat(exposures.pods(readWrite)).hasSize(1).allMatch(it -> it.startsWith("orders-"));
        assertThat(exposures.pods(readOnly)).hasSize(1).allMatch(it -> it.startsWith("orders-"));

        var source = orders.owner().ask(WHO);
        assertThat(stock.owner().ask(WHO)).isNotEqualTo(source);
        assertThat(IntStream.range(0, 20))
                .allSatisfy(round ->
                        assertThat(office.ask(round % 2 == 0 ? readWrite : readOnly, WHO))
                                .isEqualTo(source));
    }
}
