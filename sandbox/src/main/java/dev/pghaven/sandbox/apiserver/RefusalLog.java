package dev.pghaven.sandbox.apiserver;

/** Hears which requests authorization refused. */
@FunctionalInterface
public interface RefusalLog {
    RefusalLog NONE = _ -> {};

    void refused(Attributes request);
}
