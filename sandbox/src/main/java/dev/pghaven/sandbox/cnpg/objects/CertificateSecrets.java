package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.pki.CertificateAuthority;
import dev.pghaven.sandbox.pki.IssuedCertificate;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The secrets with a cluster's own authority and the certificates that it signs. */
public final class CertificateSecrets {
    public static final String CA_CERTIFICATE = "ca.crt";
    public static final String CERTIFICATE = "tls.crt";
    public static final String KEY = "tls.key";
    private static final String CA_KEY = "ca.key";
    private static final String REPLICATION_USER = "streaming_replica";

    private CertificateSecrets() {}

    public static Secret newAuthority(Cluster cluster) {
        var authority = CertificateAuthority.create(cluster.name());
        return secret(
                cluster,
                cluster.names().certificateAuthority(),
                "Opaque",
                Map.of(CA_CERTIFICATE, authority.certificatePem(), CA_KEY, authority.keyPem()));
    }

    public static Secret server(Cluster cluster, Secret authority) {
        var certificate =
                signer(authority).issueServer(CertificateNames.dnsNames(cluster), List.of());
        return tls(cluster, cluster.names().serverCertificate(), certificate);
    }

    /** PostgreSQL knows standbys by this certificate's common name. */
    public static Secret replication(Cluster cluster, Secret authority) {
        var certificate = signer(authority).issueClient(REPLICATION_USER);
        return tls(cluster, cluster.names().replicationCertificate(), certificate);
    }

    /** The value of a key, decoded. */
    public static String value(Secret secret, String key) {
        var encoded = secret.getData() == null ? null : secret.getData().get(key);
        if (encoded == null) {
            throw new IllegalStateException(
                    "secret " + secret.getMetadata().getName() + " has no " + key);
        }
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** False when the user asked for further names after the certificate was made. */
    public static boolean answersToAll(Secret server, List<String> names) {
        try {
            var alternatives = certificate(server).getSubjectAlternativeNames();
            return alternatives != null
                    && alternatives.stream().map(each -> each.get(1)).toList().containsAll(names);
        } catch (CertificateParsingException e) {
            throw new IllegalStateException("cannot read the server certificate's names", e);
        }
    }

    public static X509Certificate certificate(Secret secret) {
        return IssuedCertificate.fromPem(value(secret, CERTIFICATE), value(secret, KEY))
                .certificate();
    }

    private static CertificateAuthority signer(Secret authority) {
        return CertificateAuthority.fromPem(
                value(authority, CA_CERTIFICATE), value(authority, CA_KEY));
    }

    private static Secret tls(Cluster cluster, String name, IssuedCertificate certificate) {
        return secret(
                cluster,
                name,
                "kubernetes.io/tls",
                Map.of(CERTIFICATE, certificate.certificatePem(), KEY, certificate.keyPem()));
    }

    private static Secret secret(
            Cluster cluster, String name, String type, Map<String, String> content) {
        var secret =
                new SecretBuilder()
                        .withMetadata(
                                Owned.metadata(cluster, name)
                                        .addToLabels(Labels.RELOAD, "true")
                                        .build())
                        .withType(type);
        content.forEach((key, value) -> secret.addToData(key, encoded(value)));
        return secret.build();
    }

    static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
