package dev.pghaven.sandbox.cnpg.roles;

import java.util.Set;

/** A role as it is in the database; {@code transaction} changes with every change of the role. */
record ExistingRole(
        String name,
        Set<String> attributes,
        int connectionLimit,
        String validUntil,
        String comment,
        Set<String> memberOf,
        long transaction) {}
