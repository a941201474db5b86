package dev.pghaven.sandbox.cnpg.command;

import java.util.List;

/** Carries a command out, or says by an exception why not. */
@FunctionalInterface
public interface CommandHandler {
    void handle(String command, List<String> arguments) throws Exception;
}
