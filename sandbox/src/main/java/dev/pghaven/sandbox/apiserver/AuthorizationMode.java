package dev.pghaven.sandbox.apiserver;

/** Who decides what a user may do, by the names of Kubernetes' {@code --authorization-mode}. */
public enum AuthorizationMode {
    /** Whoever is known may do everything. */
    ALWAYS_ALLOW,
    /** Roles and their bindings. */
    RBAC
}
