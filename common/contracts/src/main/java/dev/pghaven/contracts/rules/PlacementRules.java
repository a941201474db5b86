package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Placement;
import dev.pghaven.contracts.spec.Toleration;
import java.util.Set;

/** Node selectors and tolerations, as Kubernetes and CNPG's admission check them. */
final class PlacementRules {
    private static final Set<String> EFFECTS =
            Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private PlacementRules() {}

    static void apply(Placement placement, Check check) {
        LabelRules.labels(placement.nodeSelector(), check.at("nodeSelector"));
        for (int i = 0; i < placement.tolerations().size(); i++) {
            toleration(placement.tolerations().get(i), check.at("tolerations").at(i));
        }
    }

    private static void toleration(Toleration toleration, Check check) {
        var operator = toleration.operator().orElse("Equal");
        check.at("operator")
                .that(Set.of("Equal", "Exists").contains(operator), "must be Equal or Exists");
        check.at("operator")
                .that(
                        toleration.key().isPresent() || operator.equals("Exists"),
                        "must be Exists where there is no key");
        toleration
                .key()
                .ifPresent(
                        key -> check.at("key").that(Names.isLabelKey(key), "must be a label key"));
        value(toleration, operator, check.at("value"));
        effect(toleration, check);
    }

    private static void value(Toleration toleration, String operator, Check check) {
        var value = toleration.value().orElse("");
        check.that(!operator.equals("Exists") || value.isEmpty(), "must be absent with Exists");
        check.that(Names.isLabelValue(value), "must be a label value");
    }

    private static void effect(Toleration toleration, Check check) {
        toleration
                .effect()
                .ifPresent(effect ->
                        check.at("effect")
                                .that(
                                        EFFECTS.contains(effect),
                                        "must be NoSchedule, PreferNoSchedule or" + " NoExecute"));
        check.at("tolerationSeconds")
                .that(
                        toleration.tolerationSeconds().isEmpty()
                                || toleration.effect().filter("NoExecute"::equals).isPresent(),
                        "needs the effect NoExecute");
    }
}
