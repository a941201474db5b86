package dev.pghaven.cnpg;

/** Names the image by a catalog and PostgreSQL's major version; excludes {@code imageName}. */
public record ImageCatalogRef(String apiGroup, String kind, String name, Integer major) {}
