package dev.pghaven.failover;

/** How far it is taken back that a primary was broken. */
public sealed interface UndoAnswer {
    /** Nothing of it is left. */
    record Done() implements UndoAnswer {}

    /** It is under way; asking again may find it done. */
    record NotYet(String waitingFor) implements UndoAnswer {}
}
