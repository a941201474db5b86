package dev.pghaven.sandbox.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** Decides whether an object is among those that a list or a watch asks for. */
@FunctionalInterface
public interface Selector extends Predicate<JsonNode> {
    Selector EVERYTHING = _ -> true;

    default Selector and(Selector other) {
        return object -> test(object) && other.test(object);
    }
}
