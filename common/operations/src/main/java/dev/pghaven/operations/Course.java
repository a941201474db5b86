package dev.pghaven.operations;

import java.util.Optional;

/**
 * What turns an operation from its plain way through its steps.
 *
 * @param clusterReleased true once it has given back its cluster
 * @param cancelAsked why somebody wants it cancelled
 * @param stop why it will end short of its goal; present while it cleans up
 */
public record Course(boolean clusterReleased, Optional<String> cancelAsked, Optional<Stop> stop) {
    public static final Course PLAIN = new Course(false, Optional.empty(), Optional.empty());

    Course at(Step<?> step) {
        return new Course(clusterReleased || !step.needsCluster(), cancelAsked, stop);
    }

    Course stopping(Stop why) {
        return new Course(clusterReleased, cancelAsked, Optional.of(why));
    }

    Course cancelAsked(Optional<String> reason) {
        return new Course(clusterReleased, reason, stop);
    }
}
