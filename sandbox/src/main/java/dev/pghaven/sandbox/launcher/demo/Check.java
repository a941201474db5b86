package dev.pghaven.sandbox.launcher.demo;

/** One thing that the demo looked at, as it stands in {@code report.json}. */
record Check(String name, boolean ok, String expected, String observed, double seconds) {}
