package dev.pghaven.testpostgres;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
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

/** An authority that lives for one test, and issues certificates for PostgreSQL. */
public final class TestAuthority {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final X500Name name;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;

    private TestAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = selfSigned();
    }

    public static TestAuthority named(String name) {
        return new TestAuthority(name);
    }

    public String pem() {
        return pem(certificate);
    }

    /** Settings of a server whose certificate carries these names and is valid for a day. */
    public Map<String, String> serverFor(String... names) {
        return server(Instant.now().plus(A_DAY), names);
    }

    /** Settings of a server whose certificate was valid until a moment ago. */
    public Map<String, String> expiredServerFor(String... names) {
        return server(Instant.now().minusSeconds(5), names);
    }

    private Map<String, String> server(Instant notAfter, String... names) {
        try {
            var serverKeys = keys();
            var folder = Files.createTempDirectory("pghaven-certificates");
            var key = new JcaPKCS8Generator(serverKeys.getPrivate(), null);
            return Map.of(
                    "ssl",
                    "on",
                    "ssl_cert_file",
                    write(folder.resolve("tls.crt"), pem(issued(serverKeys, notAfter, names))),
                    "ssl_key_file",
                    write(folder.resolve("tls.key"), pem(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509Certificate selfSigned() {
        try {
            var builder = builder(name, keys, Instant.now().plus(A_DAY));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return sign(builder);
        } catch (CertIOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509Certificate issued(KeyPair serverKeys, Instant notAfter, String... names)
            throws CertIOException {
        var builder = builder(new X500Name("CN=postgres"), serverKeys, notAfter);
        var dns =
                Arrays.stream(names)
                        .map(it -> new GeneralName(GeneralName.dNSName, it))
                        .toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(dns));
        return sign(builder);
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair of, Instant notAfter) {
        return new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(Instant.now().minus(A_DAY)),
                Date.from(notAfter),
                subject,
                of.getPublic());
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate for the test", e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has EC keys", e);
        }
    }

    private static String pem(Object object) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** PostgreSQL takes no key that others may read. */
    private static String write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        file.toFile().deleteOnExit();
        return file.toString();
    }
}
