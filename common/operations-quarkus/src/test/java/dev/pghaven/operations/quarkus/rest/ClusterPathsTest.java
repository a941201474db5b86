package dev.pghaven.operations.quarkus.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pghaven.contracts.ClusterRef;
import org.junit.jupiter.api.Test;

class ClusterPathsTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");

    private final ClusterPaths paths = new ClusterPaths("that is watched");

    @Test
    void aPathNamesACluster() {
        assertThat(paths.parse("shop", "orders")).isEqualTo(ORDERS);
    }

    @Test
    void whatCannotBeANameIsNotFound() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> paths.parse("shop", "No Name"))
                .satisfies(it -> {
                    assertThat(it.problem().status()).isEqualTo(404);
                    assertThat(it.problem().detail())
                            .isEqualTo("There is no cluster shop/No Name that is watched.");
                });
    }

    @Test
    void saysWhichClustersThereAre() {
        assertThat(paths.notFound(ORDERS).problem().detail())
                .isEqualTo("There is no cluster shop/orders that is watched.");
        assertThat(new ClusterPaths("").notFound(ORDERS).problem().detail())
                .isEqualTo("There is no cluster shop/orders.");
    }
}
