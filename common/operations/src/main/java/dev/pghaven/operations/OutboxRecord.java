package dev.pghaven.operations;

import dev.pghaven.contracts.Envelope;

/**
 * A fact that is to be published.
 *
 * @param position its place in the outbox
 */
public record OutboxRecord(long position, Envelope envelope) {}
