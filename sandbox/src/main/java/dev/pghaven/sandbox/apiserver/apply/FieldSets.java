package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The paths that a value consists of. */
final class FieldSets {
    private FieldSets() {}

    /** What an applied configuration claims: its leaves and the items of its keyed lists. */
    static FieldSet claimedBy(Part part) {
        return Parts.of(part)
                .map(parts -> children(parts, FieldSets::claimedChild))
                .orElse(FieldSet.LEAF);
    }

    private static FieldSet claimedChild(String element, Part child) {
        FieldSet claimed = claimedBy(child);
        boolean item = !element.startsWith("f:");
        return item || isEmptyObject(child.value()) ? claimed.asMember() : claimed;
    }

    private static boolean isEmptyObject(JsonNode value) {
        return value.isObject() && value.isEmpty();
    }

    /** Every path of a value, containers too: what is added or removed with it. */
    static FieldSet allOf(Part part) {
        return Parts.of(part)
                .map(parts -> children(parts, (_, child) -> allOf(child)).asMember())
                .orElse(FieldSet.LEAF);
    }

    private static FieldSet children(Map<String, Part> parts, ChildSet childSet) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        parts.forEach((element, child) ->
                FieldSet.putUnlessEmpty(children, element, childSet.of(element, child)));
        return new FieldSet(false, children);
    }

    private interface ChildSet {
        FieldSet of(String element, Part child);
    }
}
