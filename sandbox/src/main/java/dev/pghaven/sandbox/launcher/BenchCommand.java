package dev.pghaven.sandbox.launcher;

import picocli.CommandLine.Command;

/** {@code ./pghaven bench WHAT}: measures what something costs. */
@Command(
        name = "bench",
        subcommands = {BenchRestoreCommand.class, BenchHealthCommand.class})
final class BenchCommand {}
