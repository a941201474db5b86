package dev.pghaven.sandbox.apiserver.apply;

/** The fields of one manager and when they last changed. */
record Owned(FieldSet fields, String time) {}
