package dev.pghaven.sandbox.launcher.client;

/** One PostgreSQL of a cluster, as its pod says. */
public record Instance(String name, String role, String address, String node) {
    public boolean primary() {
        return role.equals("primary");
    }
}
