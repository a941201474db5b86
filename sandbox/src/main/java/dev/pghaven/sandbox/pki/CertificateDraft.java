package dev.pghaven.sandbox.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate before its issuer signed it. */
record CertificateDraft(X509v3CertificateBuilder builder) {
    private static final Duration LIFETIME = Duration.ofDays(365);

    /** Clients whose clock is a little behind must not find the certificate "not yet valid". */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    static CertificateDraft selfSigned(String commonName, KeyPair keys) {
        return draft(nameOf(commonName), nameOf(commonName), keys.getPublic());
    }

    static CertificateDraft issuedBy(X509Certificate issuer, String commonName, KeyPair keys) {
        return draft(issuer.getSubjectX500Principal(), nameOf(commonName), keys.getPublic());
    }

    static ASN1Encodable identifierOf(PublicKey key) {
        return extensions().createSubjectKeyIdentifier(key);
    }

    static ASN1Encodable authorityOf(PublicKey issuer) {
        return extensions().createAuthorityKeyIdentifier(issuer);
    }

    CertificateDraft with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(extension, critical, value);
            return this;
        } catch (CertIOException e) {
            throw new IllegalStateException("cannot encode the extension " + extension, e);
        }
    }

    X509Certificate signedWith(PrivateKey issuer) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a certificate", e);
        }
    }

    private static CertificateDraft draft(
            X500Principal issuer, X500Principal subject, PublicKey key) {
        var now = Instant.now();
        return new CertificateDraft(
                new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minus(CLOCK_SKEW)),
                        Date.from(now.plus(LIFETIME)),
                        subject,
                        key));
    }

    private static X500Principal nameOf(String commonName) {
        return new X500Principal("CN=" + commonName);
    }

    private static JcaX509ExtensionUtils extensions() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-1 for key identifiers", e);
        }
    }
}
