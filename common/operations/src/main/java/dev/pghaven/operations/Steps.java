package dev.pghaven.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The steps of a workflow in their order, those that clean up at the end. */
public final class Steps<S> {
    /**
     * Long enough for an outage that heals by itself, short enough that a person still remembers
     * the request.
     */
    public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(15);

    private final List<Step<S>> all;
    private final boolean needsCluster;

    private Steps(List<Step<S>> all, boolean needsCluster) {
        this.all = List.copyOf(all);
        this.needsCluster = needsCluster;
    }

    public static <S> Steps<S> inOrder() {
        return new Steps<>(List.of(), true);
    }

    public List<Step<S>> all() {
        return all;
    }

    public Steps<S> step(String name, Function<S, Outcome<S>> action) {
        return step(name, DEFAULT_DEADLINE, action);
    }

    public Steps<S> step(String name, Duration deadline, Function<S, Outcome<S>> action) {
        require(!cleansUp(), "step '" + name + "' stands behind a step that cleans up");
        return with(new Step<>(name, deadline, action, false, needsCluster));
    }

    public Steps<S> lastly(String name, Function<S, Outcome<S>> action) {
        return lastly(name, DEFAULT_DEADLINE, action);
    }

    /**
     * A step that is also run when a step before it could not reach its goal, or the operation was
     * cancelled after it began: it takes away what the others made. It begins with the last saved
     * state, so what it looks for may be there without the state saying so, and may be absent. When
     * it fails itself, the next one is run all the same.
     */
    public Steps<S> lastly(String name, Duration deadline, Function<S, Outcome<S>> action) {
        require(!all.isEmpty(), "'" + name + "' has nothing to clean up after");
        return with(new Step<>(name, deadline, action, true, needsCluster));
    }

    /**
     * The operation gives back its cluster together with the result of the step before; the steps
     * that follow run while others may change the cluster. An operation that stops before gives it
     * back as it begins to clean up.
     */
    public Steps<S> releaseCluster() {
        require(!all.isEmpty() && !cleansUp(), "the cluster is released after a step");
        require(needsCluster, "the cluster is released twice");
        return new Steps<>(all, false);
    }

    public Step<S> first() {
        return all.getFirst();
    }

    public Optional<Step<S>> find(String name) {
        return all.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    public Step<S> named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("there is no step '" + name + "'"));
    }

    /** The step's place, from 1; 0 if there is none of that name. */
    public int numberOf(String name) {
        return all.stream().map(Step::name).toList().indexOf(name) + 1;
    }

    public Optional<Step<S>> after(String name) {
        var number = numberOf(named(name).name());
        return number < all.size() ? Optional.of(all.get(number)) : Optional.empty();
    }

    /** Where to go on when the step has failed: the next one that cleans up. */
    Optional<Step<S>> cleanUpAfter(String failed) {
        return all.stream().skip(numberOf(failed)).filter(Step::cleansUp).findFirst();
    }

    /** False also for a step that this version does not know. */
    boolean cleansUp(String name) {
        return find(name).filter(Step::cleansUp).isPresent();
    }

    private boolean cleansUp() {
        return !all.isEmpty() && all.getLast().cleansUp();
    }

    private Steps<S> with(Step<S> step) {
        require(find(step.name()).isEmpty(), "two steps have the name '" + step.name() + "'");
        var longer = new ArrayList<>(all);
        longer.add(step);
        return new Steps<>(longer, needsCluster);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
