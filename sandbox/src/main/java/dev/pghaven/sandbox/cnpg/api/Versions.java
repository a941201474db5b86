package dev.pghaven.sandbox.cnpg.api;

/** What the emulation says it is. */
public final class Versions {
    public static final String OPERATOR = "1.30.0";

    /** The image that stands for the PostgreSQL binaries which really run. */
    public static final String DEFAULT_IMAGE = "ghcr.io/cloudnative-pg/postgresql:18.6";

    public static final int POSTGRES_MAJOR = 18;

    private Versions() {}
}
