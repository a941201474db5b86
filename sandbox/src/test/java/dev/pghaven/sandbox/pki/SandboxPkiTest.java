package dev.pghaven.sandbox.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxPkiTest {
    private static final List<String> NAMES = List.of("kubernetes.default.svc", "localhost");
    private static final List<String> ADDRESSES = List.of("127.10.0.1");

    @TempDir Path folder;

    @Test
    void serverCertificateIsSignedByTheAuthorityAndNamesEverything() throws Exception {
        var authority = CertificateAuthority.create("cluster-ca");

        var server = authority.issueServer(NAMES, ADDRESSES).certificate();

        server.verify(authority.root().certificate().getPublicKey());
        assertThat(Subjects.of(server).alternatives())
                .containsExactlyInAnyOrder("kubernetes.default.svc", "localhost", "127.10.0.1");
        assertThat(server.getBasicConstraints()).as("not an authority").isEqualTo(-1);
    }

    @Test
    void clientCertificateCarriesItsCommonName() throws Exception {
        var client = CertificateAuthority.create("ca").issueClient("streaming_replica");

        assertThat(client.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=streaming_replica");
        assertThat(client.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Test
    void knowsItsOwnCertificatesFromThoseOfAnother() {
        var one = CertificateAuthority.create("one");
        var server = one.issueServer(NAMES, ADDRESSES);

        assertThat(one.issued(server)).isTrue();
        assertThat(CertificateAuthority.create("one").issued(server)).isFalse();
    }

    @Test
    void survivesPem() {
        var authority = CertificateAuthority.create("ca");

        var read = CertificateAuthority.fromPem(authority.certificatePem(), authority.keyPem());

        assertThat(read).isEqualTo(authority);
    }

    @Test
    void neverPrintsItsKey() {
        var authority = CertificateAuthority.create("ca");

        assertThat(authority).hasToString("CertificateAuthority[root=IssuedCertificate[CN=ca]]");
    }

    @Test
    void keepsAuthorityAndServerOverARestart() throws IOException {
        var first = SandboxPki.open(folder);
        var server = first.server("apiserver", NAMES, ADDRESSES);
        var certificate = Files.readString(server.certificate());

        var second = SandboxPki.open(folder);

        assertThat(second.authority()).isEqualTo(first.authority());
        assertThat(second.server("apiserver", NAMES, ADDRESSES).certificatePem())
                .isEqualTo(certificate);
    }

    @Test
    void issuesAgainWhenTheNetworkChanged() {
        var pki = SandboxPki.open(folder);
        var before = pki.server("apiserver", NAMES, ADDRESSES).certificatePem();

        assertThat(pki.server("apiserver", NAMES, List.of("127.11.0.1")).certificatePem())
                .isNotEqualTo(before);
    }

    @Test
    void keysAreForTheOwnerOnly() throws IOException {
        var server = SandboxPki.open(folder).server("apiserver", NAMES, ADDRESSES);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.key())))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "ca.crt", "ca.key", "apiserver.crt", "apiserver.key", "truststore.p12");
    }
}
