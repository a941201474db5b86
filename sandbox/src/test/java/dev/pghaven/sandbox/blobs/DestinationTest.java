package dev.pghaven.sandbox.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.barman.BlobFailure;
import dev.pghaven.sandbox.blobs.PodStorage.Destination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @Test
    void readsHostContainerAndPath() throws BlobFailure {
        assertThat(Destination.parse("https://a.blob.test:10443/backups"))
                .isEqualTo(new Destination("a.blob.test:10443", "backups", ""));
        assertThat(Destination.parse("https://a.blob.test/backups/prod/eu/"))
                .isEqualTo(new Destination("a.blob.test", "backups", "prod/eu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.blob.test", "https://a.blob.test/", "s3://bucket/x", "", "x"})
    void refusesWhatNamesNoContainer(String path) {
        assertThatThrownBy(() -> Destination.parse(path))
                .isInstanceOf(BlobFailure.class)
                .hasMessageContaining("names no container");
    }
}
