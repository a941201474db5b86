package dev.pghaven.sandbox.pki;

import static org.bouncycastle.asn1.x509.Extension.authorityKeyIdentifier;
import static org.bouncycastle.asn1.x509.Extension.basicConstraints;
import static org.bouncycastle.asn1.x509.Extension.extendedKeyUsage;
import static org.bouncycastle.asn1.x509.Extension.keyUsage;
import static org.bouncycastle.asn1.x509.Extension.subjectAlternativeName;
import static org.bouncycastle.asn1.x509.Extension.subjectKeyIdentifier;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Issues certificates for servers and clients; EC keys, because they cost a millisecond each. */
public record CertificateAuthority(IssuedCertificate root) {

    /** A new authority that signs itself. */
    public static CertificateAuthority create(String commonName) {
        KeyPair keys = newKeys();
        var draft =
                CertificateDraft.selfSigned(commonName, keys)
                        .with(basicConstraints, true, new BasicConstraints(0))
                        .with(keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                        .with(
                                subjectKeyIdentifier,
                                false,
                                CertificateDraft.identifierOf(keys.getPublic()));
        return new CertificateAuthority(
                new IssuedCertificate(draft.signedWith(keys.getPrivate()), keys.getPrivate()));
    }

    public static CertificateAuthority fromPem(String certificatePem, String keyPem) {
        return new CertificateAuthority(IssuedCertificate.fromPem(certificatePem, keyPem));
    }

    /**
     * For a server that answers to these DNS names and addresses; the first name is its subject.
     */
    public IssuedCertificate issueServer(List<String> names, Collection<String> addresses) {
        var alternatives =
                Stream.concat(
                        names.stream().map(it -> new GeneralName(GeneralName.dNSName, it)),
                        addresses.stream().map(it -> new GeneralName(GeneralName.iPAddress, it)));
        KeyPair keys = newKeys();
        var draft =
                leaf(names.getFirst(), keys, KeyPurposeId.id_kp_serverAuth)
                        .with(
                                subjectAlternativeName,
                                false,
                                new GeneralNames(alternatives.toArray(GeneralName[]::new)));
        return signed(draft, keys);
    }

    /**
     * For a client that a server knows by its common name, as {@code streaming_replica} is known.
     */
    public IssuedCertificate issueClient(String commonName) {
        KeyPair keys = newKeys();
        return signed(leaf(commonName, keys, KeyPurposeId.id_kp_clientAuth), keys);
    }

    public boolean issued(IssuedCertificate candidate) {
        try {
            candidate.certificate().verify(root.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException signedByAnother) {
            return false;
        }
    }

    public String certificatePem() {
        return root.certificatePem();
    }

    public String keyPem() {
        return root.keyPem();
    }

    private CertificateDraft leaf(String commonName, KeyPair keys, KeyPurposeId purpose) {
        var rootKey = root.certificate().getPublicKey();
        return CertificateDraft.issuedBy(root.certificate(), commonName, keys)
                .with(basicConstraints, true, new BasicConstraints(false))
                .with(keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .with(extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                .with(authorityKeyIdentifier, false, CertificateDraft.authorityOf(rootKey));
    }

    private IssuedCertificate signed(CertificateDraft draft, KeyPair keys) {
        return new IssuedCertificate(draft.signedWith(root.key()), keys.getPrivate());
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no P-256", e);
        }
    }
}
