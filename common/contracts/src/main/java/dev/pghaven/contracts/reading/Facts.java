package dev.pghaven.contracts.reading;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.Vocabulary.Meaning;

/** Turns JSON into facts. Only the services say them, so what does not fit is a bug. */
public final class Facts {
    private Facts() {}

    /** The envelope's type must be one of ours. */
    public static Fact read(Envelope envelope) {
        return switch (Vocabulary.FACTS.lookUp(envelope.type())) {
            case Meaning.Known<Fact>(var type) -> Json.read(envelope.data(), type);
            case Meaning.OtherVersion<Fact>(var spoken) -> throw notOurs(envelope);
            case Meaning.Unknown<Fact>() -> throw notOurs(envelope);
        };
    }

    private static IllegalArgumentException notOurs(Envelope envelope) {
        return new IllegalArgumentException("not a fact of ours: " + envelope.type());
    }
}
