package dev.pghaven.cnpg;

import java.util.List;

/** A new, empty database for the application. */
public record InitDb(
        String database,
        String owner,
        SecretRef secret,
        Boolean dataChecksums,
        String encoding,
        String localeProvider,
        String locale,
        String localeCollate,
        String localeCType,
        String icuLocale,
        String icuRules,
        String builtinLocale,
        Integer walSegmentSize,
        List<String> postInitApplicationSQL) {}
