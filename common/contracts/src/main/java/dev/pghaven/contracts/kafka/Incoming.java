package dev.pghaven.contracts.kafka;

import dev.pghaven.contracts.Envelope;
import java.util.Optional;

/** What a consumed record turned out to be. */
public sealed interface Incoming<T> {

    /** A CloudEvent with JSON data, of a type that we know. Its data need not keep our rules. */
    record Readable<T>(Envelope envelope, Class<? extends T> type) implements Incoming<T> {}

    /** A record that nobody can act upon. */
    sealed interface Unreadable<T> extends Incoming<T> {
        /** In words for the sender; never holds the record's data. */
        String reason();

        /** How the record names itself, as far as it could be read. */
        Optional<Attributes> attributes();
    }

    /** The record lacks what makes a CloudEvent 1.0. */
    record NotACloudEvent<T>(String reason) implements Unreadable<T> {
        @Override
        public Optional<Attributes> attributes() {
            return Optional.empty();
        }
    }

    /** A CloudEvent whose data is not a JSON object. */
    record NotJson<T>(String reason, Optional<Attributes> attributes) implements Unreadable<T> {}

    /** A CloudEvent of a type that is none of ours. */
    record UnknownType<T>(String reason, Optional<Attributes> attributes)
            implements Unreadable<T> {}

    /** A type of ours, in a version that we do not speak. */
    record UnsupportedVersion<T>(String reason, Optional<Attributes> attributes)
            implements Unreadable<T> {}

    /** More than a record may hold. */
    record TooLarge<T>(String reason, Optional<Attributes> attributes) implements Unreadable<T> {}
}
