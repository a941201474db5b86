package dev.pghaven.exposure.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.ServerCertificate;
import dev.pghaven.exposure.ServerCertificates;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the names of server certificates from their Secrets; the key beside them is left alone. */
@ApplicationScoped
class KubernetesServerCertificates implements ServerCertificates {
    private static final String CERTIFICATE = "tls.crt";

    /** Of a DNS name among a certificate's alternative names. */
    private static final int DNS_NAME = 2;

    private final KubernetesClient client;

    KubernetesServerCertificates(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Optional<ServerCertificate> in(ClusterRef cluster, String secret) {
        var found =
                Api.attempt(
                        "read Secret " + cluster.namespace() + "/" + secret,
                        () ->
                                client.secrets()
                                        .inNamespace(cluster.namespace())
                                        .withName(secret)
                                        .get());
        return Optional.ofNullable(found)
                .map(Secret::getData)
                .map(it -> it.get(CERTIFICATE))
                .map(Base64.getDecoder()::decode)
                .map(it -> new ServerCertificate(namesIn(it, secret)));
    }

    static Set<String> namesIn(byte[] pem, String secret) {
        try {
            var certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(pem));
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .filter(it -> it.getFirst().equals(DNS_NAME))
                    .map(List::getLast)
                    .map(String::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (CertificateException e) {
            throw new IllegalStateException(
                    "cannot read %s of Secret %s: %s"
                            .formatted(CERTIFICATE, secret, e.getMessage()),
                    e);
        }
    }
}
