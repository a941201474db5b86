package dev.pghaven.contracts.kafka;

import io.cloudevents.CloudEvent;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the attributes of a CloudEvent may hold, so that they can be stored, indexed and repeated.
 */
final class AttributeRules {
    private static final int LONGEST = 255;
    private static final int LONGEST_SOURCE = 500;

    private AttributeRules() {}

    /** The first rule that is broken; repeats none of the text, which may be very long. */
    static Optional<String> fault(CloudEvent event) {
        return Stream.of(
                        fault("id", event.getId(), LONGEST),
                        fault("source", event.getSource().toString(), LONGEST_SOURCE),
                        fault("type", event.getType(), LONGEST),
                        event.getSubject() == null
                                ? Optional.<String>empty()
                                : fault("subject", event.getSubject(), LONGEST))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> fault(String attribute, String text, int longest) {
        return text.isEmpty()
                        || text.length() > longest
                        || text.chars().anyMatch(Character::isISOControl)
                ? Optional.of(
                        "the attribute %s must hold 1 to %d characters and no control characters"
                                .formatted(attribute, longest))
                : Optional.empty();
    }
}
