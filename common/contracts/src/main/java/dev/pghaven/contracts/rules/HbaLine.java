package dev.pghaven.contracts.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of pg_hba.conf.
 *
 * @param address empty for local connections
 */
record HbaLine(String type, String address, String method) {
    private static final Set<String> TYPES =
            Set.of("local", "host", "hostssl", "hostnossl", "hostgssenc", "hostnogssenc");
    private static final Set<String> METHODS =
            Set.of(
                    "trust",
                    "reject",
                    "scram-sha-256",
                    "md5",
                    "password",
                    "gss",
                    "sspi",
                    "ident",
                    "peer",
                    "ldap",
                    "radius",
                    "cert",
                    "pam",
                    "bsd",
                    "oauth");
    private static final Set<String> MAYBE_PLAIN =
            Set.of("host", "hostnossl", "hostnogssenc", "hostgssenc");
    private static final int MAX_LENGTH = 1000;

    /** As PostgreSQL reads it: quoted parts belong to what they touch. */
    private static final Pattern TOKEN = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"#])+");

    private static final Pattern PREFIX = Pattern.compile(".*/(?<bits>\\d{1,3})");

    /** The widest private networks: 10.0.0.0/8 and fc00::/7. */
    private static final int WIDEST_V4 = 8;

    private static final int WIDEST_V6 = 7;
    private static final Pattern MASK =
            Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-f:]*:[0-9a-f:]*");

    /** Empty where the line is not one that PostgreSQL reads. */
    static Optional<HbaLine> parse(String line) {
        if (line.length() > MAX_LENGTH || !Names.isOneLine(line) || !isWhole(line)) {
            return Optional.empty();
        }
        var tokens = TOKEN.matcher(line).results().map(MatchResult::group).toList();
        return Optional.of(tokens)
                .filter(it -> it.stream().noneMatch(token -> token.endsWith(",")))
                .filter(it -> it.size() >= 4 && TYPES.contains(it.getFirst()))
                .flatMap(HbaLine::ofTokens)
                .filter(it -> METHODS.contains(it.method()));
    }

    /** No comment, no open quote, and no backslash that would join the next line. */
    private static boolean isWhole(String line) {
        return TOKEN.matcher(line).replaceAll("").isBlank() && !line.endsWith("\\");
    }

    private static Optional<HbaLine> ofTokens(List<String> tokens) {
        if (tokens.getFirst().equals("local")) {
            return Optional.of(new HbaLine("local", "", tokens.get(3)));
        }
        if (tokens.size() < 5) {
            return Optional.empty();
        }
        var masked = tokens.size() > 5 && MASK.matcher(tokens.get(4)).matches();
        return Optional.of(
                masked
                        ? new HbaLine(
                                tokens.getFirst(),
                                tokens.get(3) + " " + tokens.get(4),
                                tokens.get(5))
                        : new HbaLine(tokens.getFirst(), tokens.get(3), tokens.get(4)));
    }

    boolean permitsPlainFromAnywhere() {
        return MAYBE_PLAIN.contains(type) && fromAnywhere() && !method.equals("reject");
    }

    boolean trustsTheNetwork() {
        return !type.equals("local") && method.equals("trust");
    }

    private boolean fromAnywhere() {
        var plain = address.replace("\"", "");
        var parts = plain.split(" ", 2);
        return plain.equals("all")
                || (parts.length == 2 ? isWideMask(parts[1]) : isWidePrefix(plain));
    }

    /** Whether a range holds more than any private network does. */
    private static boolean isWidePrefix(String range) {
        var prefix = PREFIX.matcher(range);
        return prefix.matches()
                && Integer.parseInt(prefix.group("bits"))
                        < (range.contains(":") ? WIDEST_V6 : WIDEST_V4);
    }

    private static boolean isWideMask(String mask) {
        return mask.contains(":") ? !mask.matches("f[ef].*") : !mask.startsWith("255.");
    }
}
