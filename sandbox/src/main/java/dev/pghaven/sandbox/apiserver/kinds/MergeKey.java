package dev.pghaven.sandbox.apiserver.kinds;

/**
 * A field that tells the items of a list apart, with the value that stands in when it is absent.
 */
public record MergeKey(String field, String fallback) {
    static MergeKey parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new MergeKey(text, "")
                : new MergeKey(text.substring(0, equals), text.substring(equals + 1));
    }
}
