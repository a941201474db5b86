package dev.pghaven.sandbox.pki;

import dev.pghaven.sandbox.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The sandbox's authority and server certificates, kept in a folder and used again after a restart.
 */
public final class SandboxPki {
    private final Path folder;
    private final CertificateAuthority authority;

    private SandboxPki(Path folder, CertificateAuthority authority) {
        this.folder = folder;
        this.authority = authority;
    }

    /** Opens the folder, or fills an empty one with a new authority. */
    public static SandboxPki open(Path folder) {
        var known = new StoredCertificate(folder, "ca").read();
        var authority =
                known.map(CertificateAuthority::new)
                        .orElseGet(() -> CertificateAuthority.create("pghaven sandbox"));
        var pki = new SandboxPki(folder, authority);
        if (known.isEmpty()) {
            pki.publish();
        }
        return pki;
    }

    /**
     * The stored certificate of that server, or a new one where it is missing or answers to other
     * names.
     */
    public ServerFiles server(String name, List<String> names, Collection<String> addresses) {
        var stored = new StoredCertificate(folder, name);
        var fits =
                stored.read().filter(it -> Subjects.of(it.certificate()).cover(names, addresses));
        if (fits.isEmpty()) {
            stored.write(authority.issueServer(names, addresses));
        }
        return new ServerFiles(stored.certificateFile(), stored.keyFile());
    }

    public CertificateAuthority authority() {
        return authority;
    }

    public Path caFile() {
        return folder.resolve("ca.crt");
    }

    /** For clients that take nothing but a JVM's trust store. */
    public Path trustStore() {
        return folder.resolve("truststore.p12");
    }

    /** For clients in this JVM. */
    public SSLContext clientTls() {
        return ClientTls.trusting(authority.root().certificate());
    }

    private void publish() {
        new StoredCertificate(folder, "ca").write(authority.root());
        AtomicFile.replace(trustStore(), TrustStore.holding(authority.root().certificate()));
    }

    /** The files that a server loads. */
    public record ServerFiles(Path certificate, Path key) {
        public String certificatePem() {
            return text(certificate);
        }

        public String keyPem() {
            return text(key);
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }
}
