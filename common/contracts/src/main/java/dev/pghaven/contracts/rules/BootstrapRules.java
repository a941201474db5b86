package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Bootstrap;
import dev.pghaven.contracts.spec.Bootstrap.LocaleProvider;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The application's database and its owner. */
final class BootstrapRules {
    private static final int MAX_SEGMENT_MEBIBYTES = 1024;
    private static final Set<String> RESERVED_DATABASES =
            Set.of("postgres", "template0", "template1");

    /** The superuser, the roles that CNPG makes, and our own. */
    private static final Set<String> RESERVED_ROLES =
            Set.of("postgres", "streaming_replica", "cnpg_pooler_pgbouncer", "pghaven");

    private BootstrapRules() {}

    static void apply(Bootstrap bootstrap, Check check) {
        identifier(bootstrap.database(), check.at("database"));
        check.at("database")
                .that(
                        !RESERVED_DATABASES.contains(bootstrap.database()),
                        "must not be a database of PostgreSQL's own");
        identifier(bootstrap.owner(), check.at("owner"));
        check.at("owner")
                .that(
                        !RESERVED_ROLES.contains(bootstrap.owner())
                                && !bootstrap.owner().startsWith("pg_"),
                        "must not be a role that PostgreSQL, the operator or pghaven uses");
        check.at("encoding")
                .that(
                        bootstrap.encoding().matches("[\\w-]{1,63}"),
                        "must be an encoding of PostgreSQL");
        Map.of(
                        "locale", bootstrap.locale(),
                        "localeCollate", bootstrap.localeCollate(),
                        "localeCType", bootstrap.localeCType(),
                        "icuLocale", bootstrap.icuLocale(),
                        "icuRules", bootstrap.icuRules(),
                        "builtinLocale", bootstrap.builtinLocale())
                .forEach((field, value) ->
                        check.at(field)
                                .that(
                                        value.filter(it -> !Names.isOneLine(it)).isEmpty(),
                                        "must be one line"));
        locale(bootstrap, check);
        bootstrap.walSegmentSize().ifPresent(size -> segment(size, check.at("walSegmentSize")));
    }

    private static void identifier(String name, Check check) {
        check.that(
                Names.isIdentifier(name),
                "must be a PostgreSQL identifier of at most 63 characters");
    }

    private static void locale(Bootstrap bootstrap, Check check) {
        var provider = bootstrap.localeProvider();
        only(bootstrap.icuLocale(), provider, LocaleProvider.ICU, check.at("icuLocale"));
        only(bootstrap.icuRules(), provider, LocaleProvider.ICU, check.at("icuRules"));
        only(
                bootstrap.builtinLocale(),
                provider,
                LocaleProvider.BUILTIN,
                check.at("builtinLocale"));
    }

    private static void only(
            Optional<String> setting,
            Optional<LocaleProvider> provider,
            LocaleProvider needed,
            Check check) {
        check.that(
                setting.isEmpty() || provider.equals(Optional.of(needed)),
                "needs localeProvider " + needed.name().toLowerCase(Locale.ROOT));
    }

    private static void segment(int mebibytes, Check check) {
        check.that(
                Integer.bitCount(mebibytes) == 1
                        && mebibytes > 0
                        && mebibytes <= MAX_SEGMENT_MEBIBYTES,
                "must be a power of two from 1 to " + MAX_SEGMENT_MEBIBYTES);
    }
}
