package dev.pghaven.prober;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The certificates that a server's certificate may come from: several while one is replaced. */
final class Authority {
    private Authority() {}

    static X509ExtendedTrustManager trusting(String pem) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(keyStore(pem));
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static KeyStore keyStore(String pem) throws GeneralSecurityException {
        var certificates =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(
                                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store is made of nothing", e);
        }
        for (var it : certificates) {
            store.setCertificateEntry("authority-" + store.size(), it);
        }
        if (store.size() == 0) {
            throw new IllegalArgumentException("authority has no certificate in PEM");
        }
        return store;
    }
}
