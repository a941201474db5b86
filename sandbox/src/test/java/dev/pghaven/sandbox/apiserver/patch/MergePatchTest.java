package dev.pghaven.sandbox.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    /** The examples of RFC 7386, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: b}             | {a: c}             | {a: c}",
                "{a: b}             | {b: c}             | {a: b, b: c}",
                "{a: b}             | {a: null}          | {}",
                "{a: b, b: c}       | {a: null}          | {b: c}",
                "{a: [b]}           | {a: c}             | {a: c}",
                "{a: c}             | {a: [b]}           | {a: [b]}",
                "{a: {b: c}}        | {a: {b: d, c: null}} | {a: {b: d}}",
                "{a: [{b: c}]}      | {a: [1]}           | {a: [1]}",
                "[a, b]             | [c, d]             | [c, d]",
                "{a: b}             | [c]                | [c]",
                "{e: null}          | {a: 1}             | {e: null, a: 1}",
                "[1, 2]             | {a: b, c: null}    | {a: b}",
                "{}                 | {a: {bb: {ccc: null}}} | {a: {bb: {}}}"
            })
    void followsTheRfc(String target, String patch, String result) {
        JsonNode before = Yaml.node(target);

        assertThat(MergePatch.apply(before, Yaml.node(patch))).isEqualTo(Yaml.node(result));
        assertThat(before).isEqualTo(Yaml.node(target));
    }
}
