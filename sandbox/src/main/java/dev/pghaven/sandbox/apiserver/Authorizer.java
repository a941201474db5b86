package dev.pghaven.sandbox.apiserver;

/** Decides whether a user may do what a request asks for. */
@FunctionalInterface
public interface Authorizer {
    boolean allows(Attributes request);
}
