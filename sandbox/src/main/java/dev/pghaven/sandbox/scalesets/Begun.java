package dev.pghaven.sandbox.scalesets;

/** What came of the wish to change a machine's power. */
public sealed interface Begun {
    record As(PowerOperation operation) implements Begun {}

    record NotThere() implements Begun {}

    /** Another operation on the machine goes on. */
    record Conflict() implements Begun {}

    /** It cannot be done in the state that the machine is in. */
    record NotAllowed(PowerState state) implements Begun {}
}
