package dev.pghaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictSchemaTest {
    private static final String DEFINITION =
            """
            {"type": "object", "properties": {
               "metadata": {"type": "object"},
               "spec": {"type": "object", "required": ["n"], "properties": {
                 "n": {"type": "integer", "minimum": 1},
                 "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true},
                 "map": {"type": "object", "additionalProperties": {"type": "string"}},
                 "list": {"type": "array", "items": {"type": "object",
                          "properties": {"a": {"type": "string"}}}}}}}}
            """;

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void acceptsWhatTheDefinitionNames() throws JsonProcessingException {
        assertThat(
                        faults(
                                """
                                {"metadata": {"name": "x", "labels": {"a": "b"}},
                                 "spec": {"n": 1, "free": {"any": 1}, "map": {"any": "text"},
                                          "list": [{"a": "b"}]}}
                                """))
                .isEmpty();
    }

    @Test
    void refusesUnknownFieldsAtAnyDepth() throws JsonProcessingException {
        assertThat(faults("{\"spec\": {\"n\": 1, \"m\": 1, \"list\": [{\"b\": \"c\"}]}}"))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("'m'"))
                .anyMatch(fault -> fault.contains("'b'"));
    }

    @Test
    void refusesWrongTypesAndMissingFields() throws JsonProcessingException {
        assertThat(faults("{\"spec\": {\"map\": {\"a\": 1}}}")).hasSize(2);
    }

    private List<String> faults(String manifest) throws JsonProcessingException {
        var schema = StrictSchema.of((ObjectNode) mapper.readTree(DEFINITION));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(mapper.readTree(manifest))
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
