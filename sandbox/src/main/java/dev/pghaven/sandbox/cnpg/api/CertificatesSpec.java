package dev.pghaven.sandbox.cnpg.api;

import java.util.List;

/** Certificates that the user brings, and names that the generated ones carry in addition. */
public record CertificatesSpec(
        String serverCASecret,
        String serverTLSSecret,
        String clientCASecret,
        String replicationTLSSecret,
        List<String> serverAltDNSNames) {
    static final CertificatesSpec GENERATED = new CertificatesSpec(null, null, null, null, null);

    public CertificatesSpec {
        serverAltDNSNames = Defaulted.list(serverAltDNSNames);
    }
}
