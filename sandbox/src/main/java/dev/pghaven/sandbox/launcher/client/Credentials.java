package dev.pghaven.sandbox.launcher.client;

/** Who logs in to PostgreSQL. Never printed. */
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return user;
    }
}
