package dev.pghaven.cnpg;

import java.util.List;

/** The certificates, and further names for the server to have in its own. */
public record Certificates(
        String serverCASecret,
        String serverTLSSecret,
        String clientCASecret,
        String replicationTLSSecret,
        List<String> serverAltDNSNames) {
    public static Certificates named(List<String> serverAltDNSNames) {
        return new Certificates(null, null, null, null, serverAltDNSNames);
    }
}
