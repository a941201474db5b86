package dev.pghaven.sandbox.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

/** A certificate together with its private key. */
public record IssuedCertificate(X509Certificate certificate, PrivateKey key) {

    public static IssuedCertificate fromPem(String certificatePem, String keyPem) {
        try {
            var der = new ByteArrayInputStream(Pem.read(certificatePem));
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(der);
            var key = new PKCS8EncodedKeySpec(Pem.read(keyPem));
            return new IssuedCertificate(
                    (X509Certificate) certificate,
                    KeyFactory.getInstance("EC").generatePrivate(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate with its EC key", e);
        }
    }

    public String certificatePem() {
        try {
            return Pem.write("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encode the certificate", e);
        }
    }

    /** PKCS#8, which OpenSSL, libpq, Vert.x and the JDK all read. */
    public String keyPem() {
        return Pem.write("PRIVATE KEY", key.getEncoded());
    }

    @Override
    public String toString() {
        return "IssuedCertificate[" + certificate.getSubjectX500Principal() + "]";
    }
}
