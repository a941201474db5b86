package dev.pghaven.sandbox.apiserver.apply;

/** Fields that somebody else owns and an apply would change. */
record Conflict(Manager owner, FieldSet fields) {}
