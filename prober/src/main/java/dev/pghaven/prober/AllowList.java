package dev.pghaven.prober;

import java.util.List;
import java.util.Locale;

/**
 * The hosts and ports that a prober may connect to.
 *
 * @param entries {@code HOST:PORT}, where the host may begin with {@code *.} for all names below
 */
record AllowList(List<String> entries) {
    AllowList {
        entries = entries.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    "--allow is missing: what the prober may connect to");
        }
        entries.forEach(it -> HostPort.parse("--allow", it));
    }

    boolean lets(Probe probe) {
        return entries.stream()
                .map(it -> HostPort.parse("--allow", it))
                .anyMatch(it -> matches(it, probe));
    }

    private static boolean matches(HostPort entry, Probe probe) {
        var host = probe.host().toLowerCase(Locale.ROOT);
        return entry.port() == probe.port()
                && (entry.host().startsWith("*.")
                        ? host.endsWith(entry.host().substring(1))
                        : host.equals(entry.host()));
    }
}
