package dev.pghaven.provisioner;

import java.util.Optional;
import java.util.function.Supplier;

/** Serialises what all replicas of all services write to one Azure identity. */
public interface IdentityTurn {
    /** Empty, and nothing done, while another writes to the identity. */
    <T> Optional<T> take(Identity identity, Supplier<T> write);
}
