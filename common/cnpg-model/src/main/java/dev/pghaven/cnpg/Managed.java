package dev.pghaven.cnpg;

import java.util.List;

/**
 * What the operator keeps as declared: roles inside PostgreSQL, and Services beside its own.
 *
 * @param services for operators from 1.24
 */
public record Managed(List<ManagedRole> roles, ManagedServices services) {
    public static Managed roles(List<ManagedRole> roles) {
        return new Managed(roles, null);
    }

    public static Managed services(List<ManagedService> additional) {
        return new Managed(null, new ManagedServices(additional));
    }
}
