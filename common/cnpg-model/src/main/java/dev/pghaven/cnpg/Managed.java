package dev.pghaven.cnpg;

import java.util.List;

/** What the operator keeps as declared inside PostgreSQL. */
public record Managed(List<ManagedRole> roles) {}
