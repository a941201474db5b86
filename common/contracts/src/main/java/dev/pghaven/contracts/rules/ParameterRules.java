package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.spec.Parameters;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL parameters: those the operator keeps for itself, and those that must fit the pod. */
final class ParameterRules {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");
    private static final Set<String> WITHOUT_STANDBYS = Set.of("off", "local", "false", "no", "0");

    private ParameterRules() {}

    static void apply(ClusterSpec spec, Check check) {
        spec.postgresql().parameters().forEach((name, value) -> one(name, value, check.at(name)));
        durability(spec, check);
        MemoryRules.apply(spec.postgresql().parameters(), spec.resources(), check);
        if (spec.walStorage().size() != null) {
            WalRules.apply(effective(spec), spec.walStorage().size(), check);
        }
    }

    private static Map<String, String> effective(ClusterSpec spec) {
        return spec.walStorage().size() == null
                ? spec.postgresql().parameters()
                : Parameters.of(spec.postgresql(), spec.resources(), spec.walStorage());
    }

    private static void one(String name, String value, Check check) {
        check.that(NAME.matcher(name).matches(), "must be named as PostgreSQL names parameters");
        check.that(Names.isOneLine(value), "must be one line");
        check.that(
                !FixedParameters.contain(name),
                name.equals("shared_preload_libraries")
                        ? "is set by postgresql.sharedPreloadLibraries"
                        : "is set by the operator and cannot be changed");
    }

    private static void durability(ClusterSpec spec, Check check) {
        var asked = spec.postgresql().parameters();
        check.at("fsync")
                .that(
                        !isOff(asked.getOrDefault("fsync", "on")),
                        "must stay on: without it a crash can corrupt every instance's data");
        check.at("synchronous_commit")
                .that(
                        !spec.synchronous().wanted()
                                || !WITHOUT_STANDBYS.contains(
                                        asked.getOrDefault("synchronous_commit", "on")
                                                .toLowerCase(Locale.ROOT)),
                        "must not be off or local while standbys are to confirm commits");
    }

    /** PostgreSQL reads upper case and unambiguous beginnings of words, too. */
    private static boolean isOff(String value) {
        var word = value.toLowerCase(Locale.ROOT);
        return word.equals("0")
                || !word.isEmpty() && Stream.of("false", "no").anyMatch(it -> it.startsWith(word))
                || word.length() > 1 && "off".startsWith(word);
    }
}
