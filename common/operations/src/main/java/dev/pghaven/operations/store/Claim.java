package dev.pghaven.operations.store;

import dev.pghaven.operations.Operation;

/**
 * An operation that a runner has taken.
 *
 * @param token the fencing token of its lock; every later claim takes a greater one
 * @param begins true if no runner had it before
 */
public record Claim(Operation operation, long token, boolean begins) {
    public Claim with(Operation changed) {
        return new Claim(changed, token, false);
    }
}
