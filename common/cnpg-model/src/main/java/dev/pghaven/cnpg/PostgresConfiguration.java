package dev.pghaven.cnpg;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * How the operator configures PostgreSQL.
 *
 * @param extensions images with extensions, as they were read
 */
public record PostgresConfiguration(
        Map<String, String> parameters,
        @JsonProperty("pg_hba") List<String> pgHba,
        @JsonProperty("pg_ident") List<String> pgIdent,
        @JsonProperty("shared_preload_libraries") List<String> sharedPreloadLibraries,
        Synchronous synchronous,
        List<Map<String, Object>> extensions) {}
