package dev.pghaven.operations.signals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Signals as PostgreSQL's notifications: one channel per service, and one that all share. */
record Wire(String schema) {
    private static final String SHARED = "pghaven_coordination";
    private static final String DUE = "due";
    private static final String FACTS = "facts";
    private static final String FREED = "freed";
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** PostgreSQL takes less than 8000 bytes per notification; an id and its comma are 37. */
    private static final int IDS_PER_NOTIFICATION = 200;

    /** One notification. */
    record Notification(String channel, String payload) {}

    List<String> channels() {
        return List.of(own(), SHARED);
    }

    List<Notification> write(Collection<Signal> signals) {
        var notifications = new ArrayList<Notification>();
        var changed = new ArrayList<String>();
        for (var signal : signals) {
            switch (signal) {
                case Signal.Due() -> notifications.add(new Notification(own(), DUE));
                case Signal.Facts() -> notifications.add(new Notification(own(), FACTS));
                case Signal.Freed() -> notifications.add(new Notification(SHARED, FREED));
                case Signal.Changed(var operation) -> changed.add(operation.toString());
            }
        }
        for (int i = 0; i < changed.size(); i += IDS_PER_NOTIFICATION) {
            var end = Math.min(i + IDS_PER_NOTIFICATION, changed.size());
            notifications.add(new Notification(own(), String.join(",", changed.subList(i, end))));
        }
        return notifications;
    }

    static Stream<Signal> read(String payload) {
        return switch (payload) {
            case DUE -> Stream.of(new Signal.Due());
            case FACTS -> Stream.of(new Signal.Facts());
            case FREED -> Stream.of(new Signal.Freed());
            default -> Stream.of(payload.split(",")).flatMap(Wire::changed);
        };
    }

    /** What we do not know may come from a newer version, or from anybody with a login. */
    private static Stream<Signal> changed(String id) {
        return ID.matcher(id).matches()
                ? Stream.of(new Signal.Changed(UUID.fromString(id)))
                : Stream.empty();
    }

    private String own() {
        return "pghaven_" + schema;
    }
}
