package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Postgresql;
import java.util.regex.Pattern;

/** Lines of pg_ident.conf. */
final class IdentRules {
    private static final Pattern LINE =
            Pattern.compile("\\s*(\"[^\"]+\"|[^\\s\"#]+)(\\s+(\"[^\"]+\"|[^\\s\"]+)){2}\\s*");

    private IdentRules() {}

    static void apply(Postgresql postgresql, Check check) {
        var lines = postgresql.pgIdent();
        for (int i = 0; i < lines.size(); i++) {
            check.at(i)
                    .that(
                            Names.isOneLine(lines.get(i)) && LINE.matcher(lines.get(i)).matches(),
                            "must be one pg_ident line: map, system user, database user");
        }
    }
}
