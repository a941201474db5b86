package dev.pghaven.cli.installation;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of a PEM file, and in no others. */
final class Authorities {
    private Authorities() {}

    static SSLContext of(Path file) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust(store(file)).getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure(
                    Exit.USAGE,
                    "ca-file: %s holds no certificates that can be read (%s)"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static TrustManagerFactory trust(KeyStore store) throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("it is empty");
            }
            for (var it : certificates) {
                store.setCertificateEntry("authority-" + store.size(), it);
            }
        }
        return store;
    }
}
