package dev.pghaven.sandbox.apiserver.apply;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The paths that are only in the newer of two objects, in both with other values, or gone. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {
    private static final Comparison NONE =
            new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

    static Comparison of(Part before, Part after) {
        Optional<Map<String, Part>> old = Parts.of(before);
        Optional<Map<String, Part>> now = Parts.of(after);
        if (old.isPresent() && now.isPresent()) {
            return ofParts(old.get(), now.get());
        }
        if (before.value().equals(after.value())) {
            return NONE;
        }
        return new Comparison(
                FieldSet.EMPTY,
                FieldSets.allOf(after).asMember(),
                FieldSets.allOf(before).difference(FieldSets.allOf(after)));
    }

    private static Comparison ofParts(Map<String, Part> before, Map<String, Part> after) {
        SortedMap<String, FieldSet> added = new TreeMap<>();
        SortedMap<String, FieldSet> modified = new TreeMap<>();
        SortedMap<String, FieldSet> removed = new TreeMap<>();
        after.forEach((element, part) -> {
            if (!before.containsKey(element)) {
                added.put(element, FieldSets.allOf(part));
            }
        });
        before.forEach((element, part) -> {
            if (!after.containsKey(element)) {
                removed.put(element, FieldSets.allOf(part));
                return;
            }
            Comparison inner = of(part, after.get(element));
            FieldSet.putUnlessEmpty(added, element, inner.added);
            FieldSet.putUnlessEmpty(modified, element, inner.modified);
            FieldSet.putUnlessEmpty(removed, element, inner.removed);
        });
        return new Comparison(
                new FieldSet(false, added),
                new FieldSet(false, modified),
                new FieldSet(false, removed));
    }

    FieldSet changed() {
        return added.union(modified);
    }
}
