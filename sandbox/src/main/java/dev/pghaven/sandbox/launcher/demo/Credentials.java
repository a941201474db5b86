package dev.pghaven.sandbox.launcher.demo;

/** Who logs in to PostgreSQL. Never printed. */
record Credentials(String user, String password) {
    @Override
    public String toString() {
        return user;
    }
}
