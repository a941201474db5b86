package dev.pghaven.sandbox.cnpg.api;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec.SecretName;
import java.util.List;

/** How the first instance gets its data. */
public record Bootstrap(InitDb initdb, Recovery recovery) {
    static final Bootstrap DEFAULT = new Bootstrap(null, null);

    public Bootstrap {
        initdb = Defaulted.value(initdb, InitDb.DEFAULT);
    }

    public boolean recovers() {
        return recovery != null;
    }

    /** The application's database, whichever way it comes into being. */
    public Application application() {
        return recovers()
                ? new Application(recovery.database(), recovery.owner(), recovery.secret())
                : new Application(initdb.database(), initdb.owner(), initdb.secret());
    }

    /** A database, the role that owns it, and the secret with its password if one was given. */
    public record Application(String database, String owner, SecretName secret) {}

    /** An empty cluster with one application database. */
    public record InitDb(
            String database,
            String owner,
            SecretName secret,
            Boolean dataChecksums,
            String encoding,
            String locale,
            String localeCollate,
            String localeCType,
            String localeProvider,
            String icuLocale,
            String icuRules,
            String builtinLocale,
            Integer walSegmentSize,
            List<String> postInitSQL,
            List<String> postInitTemplateSQL,
            List<String> postInitApplicationSQL) {
        static final InitDb DEFAULT =
                new InitDb(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null);

        private static final String APP = "app";

        public InitDb {
            database = Defaulted.value(database, APP);
            owner = Defaulted.value(owner, database);
            postInitSQL = Defaulted.list(postInitSQL);
            postInitTemplateSQL = Defaulted.list(postInitTemplateSQL);
            postInitApplicationSQL = Defaulted.list(postInitApplicationSQL);
        }
    }
}
