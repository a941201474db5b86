package dev.pghaven.sandbox.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/** A PKCS#12 store that trusts one authority. */
public final class TrustStore {
    /** Not a secret: the store holds a public certificate only, but the JDK wants a password. */
    public static final String PASSWORD = "changeit";

    private TrustStore() {}

    static byte[] holding(X509Certificate authority) {
        var bytes = new ByteArrayOutputStream();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("sandbox", authority);
            store.store(bytes, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a trust store", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a trust store", e);
        }
        return bytes.toByteArray();
    }
}
