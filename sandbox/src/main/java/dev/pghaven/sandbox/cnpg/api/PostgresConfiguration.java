package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The server's settings as the user gave them. */
public record PostgresConfiguration(
        Map<String, String> parameters,
        @JsonProperty("pg_hba") List<String> hba,
        @JsonProperty("pg_ident") List<String> ident,
        @JsonProperty("shared_preload_libraries") List<String> sharedPreloadLibraries,
        Synchronous synchronous) {
    static final PostgresConfiguration DEFAULT =
            new PostgresConfiguration(null, null, null, null, null);

    public PostgresConfiguration {
        parameters = Defaulted.map(parameters);
        hba = Defaulted.list(hba);
        ident = Defaulted.list(ident);
        sharedPreloadLibraries = Defaulted.list(sharedPreloadLibraries);
    }

    /** Synchronous replication in the words of CNPG 1.24 and later. */
    public record Synchronous(
            Method method,
            int number,
            Integer maxStandbyNamesFromCluster,
            List<String> standbyNamesPre,
            List<String> standbyNamesPost,
            Durability dataDurability) {
        public Synchronous {
            standbyNamesPre = Defaulted.list(standbyNamesPre);
            standbyNamesPost = Defaulted.list(standbyNamesPost);
            dataDurability = Defaulted.value(dataDurability, Durability.REQUIRED);
        }
    }

    /** Which of the standbys a commit waits for. */
    public enum Method {
        @JsonProperty("any")
        ANY,
        @JsonProperty("first")
        FIRST
    }

    /** Whether commits wait for standbys that are not there. */
    public enum Durability {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("preferred")
        PREFERRED
    }
}
