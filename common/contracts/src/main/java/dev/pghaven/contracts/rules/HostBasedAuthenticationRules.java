package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Postgresql;

/** Who may log in, from where and how. */
final class HostBasedAuthenticationRules {
    private HostBasedAuthenticationRules() {}

    static void apply(Postgresql postgresql, Check check) {
        var lines = postgresql.pgHba();
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), postgresql.unencryptedLogins(), check.at(i));
        }
    }

    private static void line(String text, boolean unencryptedLogins, Check check) {
        var line = HbaLine.parse(text);
        check.that(
                line.isPresent(),
                "must be one pg_hba line without a comment: type, database, user, address,"
                        + " method");
        line.ifPresent(it -> {
            check.that(
                    unencryptedLogins || !it.permitsPlainFromAnywhere(),
                    "must not let anybody in without TLS: say hostssl, or set"
                            + " postgresql.unencryptedLogins");
            check.that(!it.trustsTheNetwork(), "must not trust who asks over the network");
        });
    }
}
