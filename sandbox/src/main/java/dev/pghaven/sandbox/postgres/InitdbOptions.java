package dev.pghaven.sandbox.postgres;

import java.util.List;

/** What a data folder is made with and keeps for ever; the words are initdb's own. */
public record InitdbOptions(List<String> words) {

    /** UTF-8, sorted by byte: what CNPG asks for where the user says nothing. */
    public static final InitdbOptions DEFAULTS =
            new InitdbOptions(List.of("--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C"));

    public InitdbOptions {
        words = List.copyOf(words);
    }

    /** Folders made with equal options may share a template. */
    String key() {
        return Integer.toHexString(words.hashCode());
    }
}
