package dev.pghaven.sandbox.network;

import java.util.Optional;

/** Whom a relay lets in, and how long it keeps a connection on which nothing moves. */
record RelayRules(Sources sources, Optional<IdleLimit> idle) {
    /** kube-proxy's: everybody, and for ever. */
    static final RelayRules NONE = new RelayRules(Sources.everyone(), Optional.empty());
}
