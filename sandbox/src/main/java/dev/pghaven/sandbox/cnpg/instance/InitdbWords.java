package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Bootstrap.InitDb;
import dev.pghaven.sandbox.postgres.InitdbOptions;
import java.util.ArrayList;
import java.util.List;

/** What a Cluster's {@code bootstrap.initdb} means to initdb. */
final class InitdbWords {
    private InitdbWords() {}

    static InitdbOptions of(InitDb initdb) {
        var words = new ArrayList<String>();
        add(words, "encoding", initdb.encoding() == null ? "UTF8" : initdb.encoding());
        if (initdb.locale() == null) {
            add(words, "lc-collate", either(initdb.localeCollate(), "C"));
            add(words, "lc-ctype", either(initdb.localeCType(), "C"));
        } else {
            add(words, "locale", initdb.locale());
        }
        add(words, "locale-provider", initdb.localeProvider());
        add(words, "icu-locale", initdb.icuLocale());
        add(words, "icu-rules", initdb.icuRules());
        add(words, "builtin-locale", initdb.builtinLocale());
        if (initdb.walSegmentSize() != null) {
            add(words, "wal-segsize", initdb.walSegmentSize().toString());
        }
        checksums(words, initdb.dataChecksums());
        return new InitdbOptions(words);
    }

    /** PostgreSQL 18 makes checksums unless told otherwise. */
    private static void checksums(List<String> words, Boolean asked) {
        if (asked != null) {
            words.add(asked ? "--data-checksums" : "--no-data-checksums");
        }
    }

    private static void add(List<String> words, String option, String value) {
        if (value != null && !value.isEmpty()) {
            words.add("--" + option + "=" + value);
        }
    }

    private static String either(String given, String otherwise) {
        return given == null || given.isEmpty() ? otherwise : given;
    }
}
