package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Quantity;
import dev.pghaven.contracts.spec.Resources;

/** What an instance gets. */
final class ResourceRules {
    private static final Quantity LEAST_CPU = new Quantity("100m");
    private static final Quantity MOST_CPU = new Quantity("1k");
    private static final Quantity LEAST_MEMORY = new Quantity("256Mi");
    private static final Quantity MOST_MEMORY = new Quantity("64Ti");

    private ResourceRules() {}

    static void apply(Resources resources, Check check) {
        between(resources.cpu(), LEAST_CPU, MOST_CPU, check.at("cpu"));
        between(resources.memory(), LEAST_MEMORY, MOST_MEMORY, check.at("memory"));
    }

    private static void between(Quantity asked, Quantity least, Quantity most, Check check) {
        check.that(
                asked.amount().compareTo(least.amount()) >= 0
                        && asked.amount().compareTo(most.amount()) <= 0,
                "must be from %s to %s".formatted(least, most));
    }
}
