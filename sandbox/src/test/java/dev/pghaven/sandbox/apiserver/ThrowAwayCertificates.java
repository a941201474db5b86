package dev.pghaven.sandbox.apiserver;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives for one test, and a server certificate for 127.0.0.1. */
record ThrowAwayCertificates(Path authority, Path certificate, Path key) {
    private static final X500Name AUTHORITY = new X500Name("CN=throw-away authority");

    static ThrowAwayCertificates in(Path folder) {
        try {
            KeyPair authorityKeys = keys();
            X509Certificate authority = authority(authorityKeys);
            KeyPair serverKeys = keys();
            X509Certificate server = server(authorityKeys, serverKeys);
            return new ThrowAwayCertificates(
                    write(folder.resolve("ca.crt"), authority),
                    write(folder.resolve("tls.crt"), server),
                    write(
                            folder.resolve("tls.key"),
                            new JcaPKCS8Generator(serverKeys.getPrivate(), null)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("no certificates for the test", e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate authority(KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        JcaX509v3CertificateBuilder builder = builder(AUTHORITY, keys);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return sign(builder, keys);
    }

    private static X509Certificate server(KeyPair authority, KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=kubernetes"), keys);
        GeneralName[] names = {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.dNSName, "localhost")
        };
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        return sign(builder, authority);
    }

    private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                AUTHORITY,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(signer.getPrivate())));
    }

    private static Path write(Path file, Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        }
        return Files.writeString(file, text.toString());
    }
}
