package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;

/**
 * The application's database and how the data directory is initialised.
 *
 * @param owner the role that owns the database and logs in; named as the database when absent
 * @param walSegmentSize in MiB
 */
public record Bootstrap(
        String database,
        String owner,
        Boolean dataChecksums,
        String encoding,
        Optional<LocaleProvider> localeProvider,
        Optional<String> locale,
        Optional<String> localeCollate,
        Optional<String> localeCType,
        Optional<String> icuLocale,
        Optional<String> icuRules,
        Optional<String> builtinLocale,
        Optional<Integer> walSegmentSize) {

    /** Who compares and classifies characters; the operator knows the choice since 1.25. */
    public enum LocaleProvider {
        @JsonProperty("libc")
        LIBC,
        @JsonProperty("icu")
        ICU,
        @JsonProperty("builtin")
        BUILTIN
    }

    public Bootstrap {
        database = Objects.requireNonNullElse(database, "app");
        owner = Objects.requireNonNullElse(owner, database);
        dataChecksums = Objects.requireNonNullElse(dataChecksums, true);
        encoding = Objects.requireNonNullElse(encoding, "UTF8");
        localeProvider = Objects.requireNonNullElse(localeProvider, Optional.empty());
        locale = Objects.requireNonNullElse(locale, Optional.empty());
        localeCollate = Objects.requireNonNullElse(localeCollate, Optional.empty());
        localeCType = Objects.requireNonNullElse(localeCType, Optional.empty());
        icuLocale = Objects.requireNonNullElse(icuLocale, Optional.empty());
        icuRules = Objects.requireNonNullElse(icuRules, Optional.empty());
        builtinLocale = Objects.requireNonNullElse(builtinLocale, Optional.empty());
        walSegmentSize = Objects.requireNonNullElse(walSegmentSize, Optional.empty());
    }

    public static Bootstrap defaults() {
        return new Bootstrap(
                null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
