package dev.pghaven.contracts.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import java.io.Serial;
import java.util.function.Supplier;

/** The SDK could not make a CloudEvent of a record; the message says why and repeats no data. */
final class NoCloudEventException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private NoCloudEventException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The SDK throws whatever runtime exception it comes upon at what is no CloudEvent. */
    static CloudEvent unless(Supplier<CloudEvent> reading) throws NoCloudEventException {
        try {
            return reading.get();
        } catch (EventDeserializationException e) {
            throw new NoCloudEventException(
                    "the record says that it is a CloudEvent in structured mode, but is not", e);
        } catch (RuntimeException e) {
            throw new NoCloudEventException(
                    "the record is not a CloudEvent 1.0 in Kafka's binary or structured mode: "
                            + e.getMessage(),
                    e);
        }
    }
}
