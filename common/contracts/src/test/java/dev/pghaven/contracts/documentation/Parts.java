package dev.pghaven.contracts.documentation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The records inside messages, each once, in the order in which a reader comes upon them. */
final class Parts {
    private final Javadoc javadoc;
    private final Set<Class<?>> types = new LinkedHashSet<>();

    Parts(Javadoc javadoc) {
        this.javadoc = javadoc;
    }

    void addPartsOf(Class<?> type) {
        for (var component : type.getRecordComponents()) {
            TypeName.recordIn(component.getGenericType())
                    .filter(types::add)
                    .ifPresent(this::addPartsOf);
        }
    }

    String text() {
        return types.stream().map(this::part).collect(Collectors.joining());
    }

    private String part(Class<?> type) {
        return "\n### %s\n\n%s\n\n%s"
                .formatted(
                        type.getSimpleName(),
                        javadoc.of(type),
                        new FieldTable(javadoc, type).text());
    }
}
