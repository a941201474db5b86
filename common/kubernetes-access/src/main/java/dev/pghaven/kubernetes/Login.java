package dev.pghaven.kubernetes;

/** A PostgreSQL role and its password; only ever held for the length of a connection attempt. */
public record Login(String username, String password) {
    @Override
    public String toString() {
        return username;
    }
}
