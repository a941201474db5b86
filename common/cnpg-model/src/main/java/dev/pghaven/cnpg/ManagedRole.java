package dev.pghaven.cnpg;

import java.util.List;

/** A role that the operator keeps as declared. */
public record ManagedRole(
        String name,
        String ensure,
        String comment,
        Boolean login,
        Boolean bypassrls,
        List<String> inRoles,
        SecretRef passwordSecret) {}
