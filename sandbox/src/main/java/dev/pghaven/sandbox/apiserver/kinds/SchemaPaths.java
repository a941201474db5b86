package dev.pghaven.sandbox.apiserver.kinds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a {@link Schema} from lines such as {@code spec.containers[name].env[name]} (a keyed list),
 * {@code metadata.finalizers[=]} (a set of values) and {@code spec.selector!} (one value).
 */
public final class SchemaPaths {
    private static final List<String> METADATA =
            List.of("metadata.finalizers[=]", "metadata.ownerReferences[uid]");

    private final Map<String, SchemaPaths> children = new LinkedHashMap<>();
    private List<MergeKey> keys = List.of();
    private boolean set;
    private boolean atomic;

    private SchemaPaths() {}

    /** The schema of an object with the given paths and those that every object has. */
    public static Schema ofObject(List<String> paths) {
        SchemaPaths root = new SchemaPaths();
        Stream.concat(METADATA.stream(), paths.stream()).forEach(root::add);
        return root.build();
    }

    /** The same paths below another one, such as a pod's below {@code spec.template}. */
    static List<String> below(String prefix, List<String> paths) {
        return paths.stream().map(path -> prefix + "." + path).toList();
    }

    static List<String> join(List<List<String>> parts) {
        List<String> all = new ArrayList<>();
        parts.forEach(all::addAll);
        return List.copyOf(all);
    }

    private void add(String path) {
        SchemaPaths at = this;
        for (String segment : path.split("\\.")) {
            String name = segment.replaceFirst("[\\[!].*", "");
            at = at.children.computeIfAbsent(name, _ -> new SchemaPaths());
            at.mark(segment.substring(name.length()));
        }
    }

    private void mark(String shape) {
        switch (shape) {
            case "" -> {}
            case "!" -> atomic = true;
            case "[=]" -> set = true;
            default ->
                    keys =
                            Arrays.stream(shape.substring(1, shape.length() - 1).split(","))
                                    .map(MergeKey::parse)
                                    .toList();
        }
    }

    private Schema build() {
        if (atomic) {
            return new Schema.Atomic();
        }
        if (set) {
            return new Schema.ValueSet();
        }
        return keys.isEmpty() ? fields() : new Schema.KeyedList(keys, fields());
    }

    private Schema.Fields fields() {
        Map<String, Schema> built = new LinkedHashMap<>();
        children.forEach((name, child) -> built.put(name, child.build()));
        return new Schema.Fields(built);
    }
}
