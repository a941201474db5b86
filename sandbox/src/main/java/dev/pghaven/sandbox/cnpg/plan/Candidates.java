package dev.pghaven.sandbox.cnpg.plan;

import java.util.Comparator;
import java.util.Map.Entry;
import java.util.Optional;

/** The instances that could take an old primary's place: those that answer. */
record Candidates(Observed observed, String oldPrimary) {
    private static final Comparator<Entry<String, InstanceReport>> MOST_ADVANCED_FIRST =
            Comparator.comparing((Entry<String, InstanceReport> each) -> each.getValue().received())
                    .thenComparing(each -> each.getValue().replayed())
                    .reversed()
                    .thenComparing(Entry::getKey);

    /** The one that has received most; among equals that which has replayed most. */
    Optional<String> mostAdvanced() {
        return observed.reports().entrySet().stream()
                .filter(each -> !each.getKey().equals(oldPrimary))
                .min(MOST_ADVANCED_FIRST)
                .map(Entry::getKey);
    }

    /** Who still receives could have more a moment later than when it was asked. */
    boolean areReceiving() {
        return observed.reports().entrySet().stream()
                .filter(each -> !each.getKey().equals(oldPrimary))
                .anyMatch(each -> each.getValue().receiving());
    }
}
