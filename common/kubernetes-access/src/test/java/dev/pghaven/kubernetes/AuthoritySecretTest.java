package dev.pghaven.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Certificates;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthoritySecretTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");

    @Test
    void isTheirsWhereTheClusterNamesOne() {
        var theirs = new Certificates("corporate-ca", "orders-tls", null, null, null);

        assertThat(AuthoritySecret.nameOf(ORDERS, Optional.of(with(theirs))))
                .isEqualTo("corporate-ca");
    }

    @Test
    void isTheOperatorsOtherwise() {
        var names = Certificates.named(List.of("orders.example.com"));

        assertThat(AuthoritySecret.nameOf(ORDERS, Optional.of(with(names)))).isEqualTo("orders-ca");
        assertThat(AuthoritySecret.nameOf(ORDERS, Optional.of(with(null)))).isEqualTo("orders-ca");
        assertThat(AuthoritySecret.nameOf(ORDERS, Optional.empty())).isEqualTo("orders-ca");
    }

    private static Cluster with(Certificates certificates) {
        return Cluster.of(
                new ObjectMeta(), ClusterSpec.builder(3).certificates(certificates).build());
    }
}
