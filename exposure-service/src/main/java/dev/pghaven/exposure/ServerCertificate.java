package dev.pghaven.exposure;

import java.util.Set;

/** The DNS names that a certificate is for. */
public record ServerCertificate(Set<String> names) {
    public ServerCertificate {
        names = Set.copyOf(names);
    }

    /** Somebody's own certificate may have a wildcard, which stands for one label. */
    public boolean carries(String host) {
        var dot = host.indexOf('.');
        return names.contains(host) || (dot > 0 && names.contains("*" + host.substring(dot)));
    }
}
