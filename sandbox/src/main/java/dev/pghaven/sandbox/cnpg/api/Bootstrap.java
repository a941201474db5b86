package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec.SecretName;
import java.util.List;

/** How the first instance gets its data; recovery is kept as it came, for a later chapter. */
public record Bootstrap(InitDb initdb, JsonNode recovery) {
    static final Bootstrap DEFAULT = new Bootstrap(null, null);

    public Bootstrap {
        initdb = Defaulted.value(initdb, InitDb.DEFAULT);
    }

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
