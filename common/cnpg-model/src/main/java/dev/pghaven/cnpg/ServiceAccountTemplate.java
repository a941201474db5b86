package dev.pghaven.cnpg;

/** What the cluster's own service account carries. */
public record ServiceAccountTemplate(Metadata metadata) {}
