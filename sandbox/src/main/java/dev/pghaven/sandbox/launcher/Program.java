package dev.pghaven.sandbox.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to start as a process of its own. Secrets go into the environment, never into the
 * command.
 */
record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log) {}
