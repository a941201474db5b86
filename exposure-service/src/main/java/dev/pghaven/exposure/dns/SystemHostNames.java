package dev.pghaven.exposure.dns;

import dev.pghaven.exposure.HostNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Names as the JVM resolves them, which remembers an answer for its networkaddress.cache.ttl. */
@ApplicationScoped
class SystemHostNames implements HostNames {
    @Override
    public Set<String> addressesOf(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (UnknownHostException _) {
            return Set.of();
        }
    }
}
