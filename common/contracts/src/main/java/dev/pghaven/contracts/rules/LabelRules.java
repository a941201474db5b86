package dev.pghaven.contracts.rules;

import java.util.Map;

/** The syntax of Kubernetes labels. */
final class LabelRules {
    private LabelRules() {}

    static void labels(Map<String, String> labels, Check check) {
        labels.forEach((key, value) -> {
            check.at(key).that(Names.isLabelKey(key), "must have a valid label key");
            check.at(key).that(Names.isLabelValue(value), "must be a valid label value");
        });
    }
}
