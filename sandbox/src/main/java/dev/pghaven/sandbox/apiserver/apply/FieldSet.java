package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A set of paths in an object, written as fieldsV1 writes it. {@code member}: this path itself. */
record FieldSet(boolean member, SortedMap<String, FieldSet> children) {
    static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());
    static final FieldSet LEAF = new FieldSet(true, new TreeMap<>());

    FieldSet {
        children = Collections.unmodifiableSortedMap(new TreeMap<>(children));
    }

    static FieldSet parse(JsonNode fieldsV1) {
        return parse(fieldsV1, fieldsV1.has("."));
    }

    private static FieldSet parse(JsonNode json, boolean member) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        json.properties().stream()
                .filter(child -> !child.getKey().equals("."))
                .forEach(child -> children.put(child.getKey(), parseChild(child.getValue())));
        return new FieldSet(member, children);
    }

    private static FieldSet parseChild(JsonNode json) {
        return parse(json, json.isEmpty() || json.has("."));
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            json.putObject(".");
        }
        children.forEach((element, child) -> json.set(element, child.toJson()));
        return json;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    FieldSet child(String element) {
        return children.getOrDefault(element, EMPTY);
    }

    FieldSet asMember() {
        return new FieldSet(true, children);
    }

    FieldSet union(FieldSet other) {
        SortedMap<String, FieldSet> all = new TreeMap<>(children);
        other.children.forEach((element, child) -> all.merge(element, child, FieldSet::union));
        return new FieldSet(member || other.member, all);
    }

    FieldSet intersection(FieldSet other) {
        SortedMap<String, FieldSet> both = new TreeMap<>();
        children.forEach((element, child) ->
                putUnlessEmpty(both, element, child.intersection(other.child(element))));
        return new FieldSet(member && other.member, both);
    }

    FieldSet difference(FieldSet other) {
        SortedMap<String, FieldSet> rest = new TreeMap<>();
        children.forEach((element, child) ->
                putUnlessEmpty(rest, element, child.difference(other.child(element))));
        return new FieldSet(member && !other.member, rest);
    }

    static void putUnlessEmpty(SortedMap<String, FieldSet> into, String element, FieldSet set) {
        if (!set.isEmpty()) {
            into.put(element, set);
        }
    }

    /** Each path of the set, as conflicts show it. */
    List<String> paths() {
        List<String> found = new ArrayList<>();
        collect("", found);
        return found;
    }

    private void collect(String path, List<String> found) {
        if (member) {
            found.add(path);
        }
        children.forEach(
                (element, child) -> child.collect(path + PathElement.describe(element), found));
    }
}
