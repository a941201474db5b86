package dev.pghaven.exposure.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pghaven.exposure.ServerCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubernetesServerCertificatesTest {
    @Test
    void readsTheDnsNamesAndNoOther() throws IOException {
        assertThat(KubernetesServerCertificates.namesIn(pem(), "orders-server"))
                .containsExactlyInAnyOrder("orders-rw.shop.svc", "*.db.example.com");
    }

    @Test
    void aWildcardStandsForOneLabel() {
        var certificate = new ServerCertificate(Set.of("*.db.example.com", "orders-rw"));

        assertThat(certificate.carries("orders.db.example.com")).isTrue();
        assertThat(certificate.carries("orders-rw")).isTrue();
        assertThat(certificate.carries("a.orders.db.example.com")).isFalse();
        assertThat(certificate.carries("db.example.com")).isFalse();
    }

    @Test
    void whatIsNoCertificateIsNamed() {
        var rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);

        assertThatIllegalStateException()
                .isThrownBy(() -> KubernetesServerCertificates.namesIn(rubbish, "orders-server"))
                .withMessageStartingWith("cannot read tls.crt of Secret orders-server");
    }

    private static byte[] pem() throws IOException {
        try (var pem = KubernetesServerCertificatesTest.class.getResourceAsStream("server.crt")) {
            return pem.readAllBytes();
        }
    }
}
