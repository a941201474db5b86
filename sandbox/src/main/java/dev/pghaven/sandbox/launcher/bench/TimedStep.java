package dev.pghaven.sandbox.launcher.bench;

/** One step of an operation, as its fact tells it. */
record TimedStep(String step, double seconds) {}
