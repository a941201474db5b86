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
    private static final Set<String> ANYWHERE =
            Set.of("all", "0.0.0.0/0", "::/0", "::0/0", "0.0.0.0 0.0.0.0", ":: ::");
    private static final Set<String> MAYBE_PLAIN =
            Set.of("host", "hostnossl", "hostnogssenc", "hostgssenc");
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[^\\s\"]+");
    private static final Pattern MASK =
            Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-f:]*:[0-9a-f:]*");

    /** Empty where the line is not one that PostgreSQL reads. */
    static Optional<HbaLine> parse(String line) {
        var tokens = TOKEN.matcher(line).results().map(MatchResult::group).toList();
        return Optional.of(tokens)
                .filter(it -> it.size() >= 4 && TYPES.contains(it.getFirst()))
                .flatMap(HbaLine::ofTokens)
                .filter(it -> METHODS.contains(it.method()));
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
        return ANYWHERE.contains(address.replace("\"", ""));
    }
}
