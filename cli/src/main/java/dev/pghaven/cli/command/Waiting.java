package dev.pghaven.cli.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How long a command stays with the operation that it has asked for. */
final class Waiting {
    /** What is shown of the operation, and until when. */
    enum Until {
        ACCEPTED,
        ENDED,
        ENDED_SHOWING_STEPS
    }

    @ArgGroup private Choice choice;

    /** At most one of them. */
    private static final class Choice {
        @Option(
                names = "--follow",
                description = "Shows the steps as they finish, until the operation has ended.")
        private boolean follow;

        @Option(names = "--wait", description = "Waits until the operation has ended.")
        private boolean await;

        @Option(names = "--no-wait", description = "Ends as soon as the request is accepted.")
        private boolean leave;
    }

    Until orElse(Until usual) {
        if (choice == null) {
            return usual;
        }
        if (choice.follow) {
            return Until.ENDED_SHOWING_STEPS;
        }
        return choice.await ? Until.ENDED : Until.ACCEPTED;
    }
}
