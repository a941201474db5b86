package dev.pghaven.sandbox.launcher.demo.report;

/** A step of an operation, as its fact says it; times in seconds, the beginning from the demo's. */
public record Step(String name, double begin, double seconds) {}
