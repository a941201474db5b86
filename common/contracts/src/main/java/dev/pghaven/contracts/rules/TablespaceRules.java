package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Tablespace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tablespaces. */
final class TablespaceRules {
    private TablespaceRules() {}

    static void apply(List<Tablespace> tablespaces, Check check) {
        var seen = new HashSet<String>();
        for (int i = 0; i < tablespaces.size(); i++) {
            one(tablespaces.get(i), seen, check.at(i));
        }
    }

    private static void one(Tablespace tablespace, Set<String> seen, Check check) {
        check.ifPresent(tablespace.name(), name -> name(name, seen, check.at("name")));
        StorageRules.size(tablespace.size(), check);
        StorageRules.storageClass(tablespace.storageClass(), check);
        tablespace
                .owner()
                .ifPresent(owner ->
                        check.at("owner")
                                .that(
                                        Names.isIdentifier(owner),
                                        "must be a PostgreSQL identifier of at most 63"
                                                + " characters"));
    }

    private static void name(String name, Set<String> seen, Check check) {
        check.that(
                Names.isIdentifier(name),
                "must be a PostgreSQL identifier of at most 63 characters");
        check.that(!name.startsWith("pg_"), "must not begin with pg_, which PostgreSQL reserves");
        check.that(
                seen.add(name.toLowerCase(Locale.ROOT)),
                "must differ from the other tablespaces' names, upper and lower case alike");
    }
}
