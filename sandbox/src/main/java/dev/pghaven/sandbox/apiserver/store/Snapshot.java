package dev.pghaven.sandbox.apiserver.store;

import java.util.List;

/** The objects of a kind as they were at one revision, in the order of their keys. */
public record Snapshot(long revision, List<Stored> objects) {}
