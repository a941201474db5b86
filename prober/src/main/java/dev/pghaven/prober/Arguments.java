package dev.pghaven.prober;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the program was called.
 *
 * @param tokenFile holds the bearer token that whoever asks must have
 */
record Arguments(
        InetSocketAddress listen, Optional<InetAddress> source, Path tokenFile, AllowList allowed) {
    static final String USAGE =
            "--listen HOST:PORT --token-file FILE --allow HOST:PORT… [--source-address ADDRESS]";

    private static final List<String> KNOWN =
            List.of("--listen", "--token-file", "--source-address", "--allow");

    static Arguments parse(String... words) {
        var given = pairs(words);
        var listen = HostPort.parse("--listen", one(given, "--listen"));
        var tokenFile = Path.of(one(given, "--token-file"));
        if (!Files.isReadable(tokenFile)) {
            throw new IllegalArgumentException(
                    "--token-file %s cannot be read".formatted(tokenFile));
        }
        return new Arguments(
                new InetSocketAddress(listen.host(), listen.port()),
                Optional.ofNullable(given.get("--source-address")).map(it -> address(it.getLast())),
                tokenFile,
                new AllowList(given.getOrDefault("--allow", List.of())));
    }

    private static Map<String, List<String>> pairs(String... words) {
        var given = new HashMap<String, List<String>>();
        for (int i = 0; i < words.length; i += 2) {
            if (!KNOWN.contains(words[i]) || i + 1 == words.length) {
                throw new IllegalArgumentException(
                        "'%s' is unknown or has no value".formatted(words[i]));
            }
            given.computeIfAbsent(words[i], _ -> new ArrayList<>()).add(words[i + 1]);
        }
        return given;
    }

    private static String one(Map<String, List<String>> given, String name) {
        return Optional.ofNullable(given.get(name))
                .map(List::getLast)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--source-address is no address: " + text, e);
        }
    }
}
