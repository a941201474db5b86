package dev.pghaven.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The steps of a workflow in their order. */
public record Steps<S>(List<Step<S>> all) {
    /**
     * Long enough for an outage that heals by itself, short enough that a person still remembers
     * the request.
     */
    public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(15);

    public Steps {
        all = List.copyOf(all);
        var names = all.stream().map(Step::name).distinct().count();
        if (names != all.size()) {
            throw new IllegalArgumentException("two steps have the same name: " + all);
        }
    }

    public static <S> Steps<S> inOrder() {
        return new Steps<>(List.of());
    }

    public Steps<S> step(String name, Function<S, Outcome<S>> action) {
        return step(name, DEFAULT_DEADLINE, action);
    }

    public Steps<S> step(String name, Duration deadline, Function<S, Outcome<S>> action) {
        var longer = new ArrayList<>(all);
        longer.add(new Step<>(name, deadline, action));
        return new Steps<>(longer);
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
}
