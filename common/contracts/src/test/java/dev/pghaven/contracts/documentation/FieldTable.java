package dev.pghaven.contracts.documentation;

import dev.pghaven.contracts.spec.Required;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The fields of a record, a row each. */
record FieldTable(Javadoc javadoc, Class<?> type) {
    String text() {
        return "| Field | Type | Meaning |\n|---|---|---|\n"
                + Arrays.stream(type.getRecordComponents())
                        .map(this::row)
                        .collect(Collectors.joining());
    }

    private String row(RecordComponent component) {
        return "| `%s` | %s | %s |%n"
                .formatted(component.getName(), TypeName.of(component), meaning(component));
    }

    private String meaning(RecordComponent component) {
        var text = javadoc.ofComponent(type, component.getName());
        return component.isAnnotationPresent(Required.class)
                ? (text.isEmpty() ? "required" : "required; " + text)
                : text;
    }
}
