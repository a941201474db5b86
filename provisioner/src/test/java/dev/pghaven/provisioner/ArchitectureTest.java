package dev.pghaven.provisioner;

import dev.pghaven.testkit.ServiceArchitecture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> theMapOfTheDesignHolds() {
        return new ServiceArchitecture(
                        "dev.pghaven.provisioner",
                        List.of("provision", "remove"),
                        List.of("kubernetes", "postgres", "requests"))
                .tests();
    }
}
