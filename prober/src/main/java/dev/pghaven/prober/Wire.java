package dev.pghaven.prober;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** Probes and sightings as JSON; fields that a newer side adds are passed over. */
public final class Wire {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Wire() {}

    public static String write(Object it) {
        try {
            return MAPPER.writeValueAsString(it);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + it.getClass(), e);
        }
    }

    /** Throws what says in its message why the text is no {@code type}. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, type))
                    .orElseThrow(() -> new IllegalArgumentException("it is null"));
        } catch (JsonProcessingException e) {
            var because = e.getCause() instanceof IllegalArgumentException it ? it : e;
            throw new IllegalArgumentException(firstLine(because), e);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
