package dev.pghaven.sandbox.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names and addresses that a certificate speaks for. */
record Subjects(Set<String> alternatives) {

    static Subjects of(X509Certificate certificate) {
        try {
            var entries = Optional.ofNullable(certificate.getSubjectAlternativeNames());
            return new Subjects(
                    entries.stream()
                            .flatMap(Collection::stream)
                            .map(typeAndValue -> String.valueOf(typeAndValue.get(1)))
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("cannot read the certificate's names", e);
        }
    }

    boolean cover(Collection<String> names, Collection<String> addresses) {
        return alternatives.containsAll(names) && alternatives.containsAll(addresses);
    }
}
