package dev.pghaven.sandbox.network;

import dev.pghaven.sandbox.files.AtomicFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that a JVM with {@code -Djdk.net.hosts.file} resolves; it knows no others. */
public final class HostsFile {
    private final Path file;
    private final Map<String, String> fixed;
    private Map<ServiceName, String> services = Map.of();
    private Map<String, String> publicNames = Map.of();

    /** {@code fixed} maps names to addresses; localhost and the machine's own name come on top. */
    public HostsFile(Path file, Map<String, String> fixed) {
        this.file = file;
        this.fixed = withLocalNames(fixed);
        write();
    }

    /** Replaces the Services' names. */
    public synchronized void publish(Map<ServiceName, String> now) {
        services = Map.copyOf(now);
        write();
    }

    /** Replaces the names of public IPs. */
    public synchronized void publishPublicNames(Map<String, String> now) {
        publicNames = Map.copyOf(now);
        write();
    }

    private void write() {
        var byAddress = new TreeMap<String, Set<String>>();
        fixed.forEach((name, address) -> add(byAddress, address, List.of(name)));
        publicNames.forEach((name, address) -> add(byAddress, address, List.of(name)));
        services.forEach((service, address) -> add(byAddress, address, service.hostNames()));
        AtomicFile.replace(file, render(byAddress));
    }

    public Path file() {
        return file;
    }

    private static void add(
            Map<String, Set<String>> byAddress, String address, Collection<String> names) {
        byAddress.computeIfAbsent(address, it -> new TreeSet<>()).addAll(names);
    }

    private static String render(Map<String, Set<String>> byAddress) {
        return byAddress.entrySet().stream()
                .map(it -> it.getKey() + " " + String.join(" ", it.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Without the machine's own name {@code InetAddress.getLocalHost()} throws, and libraries call
     * it.
     */
    private static Map<String, String> withLocalNames(Map<String, String> fixed) {
        var names = new LinkedHashMap<>(fixed);
        names.put("localhost", "127.0.0.1");
        names.put(machineName(), "127.0.0.1");
        return names;
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("this machine does not know its own name", e);
        }
    }
}
