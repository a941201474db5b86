package dev.pghaven.sandbox.launcher.demo;

/** One PostgreSQL of the demo's cluster, as its pod says. */
record Instance(String name, String role, String address, String node) {
    boolean primary() {
        return role.equals("primary");
    }
}
