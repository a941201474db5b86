package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Postgresql;
import java.util.HashSet;
import java.util.regex.Pattern;

/** Libraries that PostgreSQL loads at its start. */
final class LibraryRules {
    private static final Pattern NAME = Pattern.compile("[$\\w/.-]{1,255}");

    private LibraryRules() {}

    static void apply(Postgresql postgresql, Check check) {
        var seen = new HashSet<String>();
        var libraries = postgresql.sharedPreloadLibraries();
        for (int i = 0; i < libraries.size(); i++) {
            var name = libraries.get(i);
            var at = check.at("sharedPreloadLibraries").at(i);
            at.that(NAME.matcher(name).matches(), "must be the name of a library");
            at.that(seen.add(name), "must not be named twice");
        }
    }
}
