package dev.pghaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationPathTest {
    @Test
    void tellsAccountContainerAndFolderApart() {
        var path = DestinationPath.parse("https://a.blob.core.windows.net:10443/backups/x/y/");

        assertThat(path.account()).hasToString("https://a.blob.core.windows.net:10443");
        assertThat(path.container()).isEqualTo("backups");
        assertThat(path.folder()).isEqualTo("x/y");
        assertThat(path.prefixOf("orders")).isEqualTo("x/y/orders/");
    }

    @Test
    void needsNoFolder() {
        var path = DestinationPath.parse("https://a.blob.core.windows.net/backups");

        assertThat(path.prefixOf("orders")).isEqualTo("orders/");
        assertThat(path).hasToString("https://a.blob.core.windows.net/backups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "backups",
                "http://a.blob.core.windows.net/backups",
                "https://a.blob.core.windows.net",
                "https://a.blob.core.windows.net/",
                "https://a.blob.core.windows.net/backups?sig=secret",
                "https://user@a.blob.core.windows.net/backups",
                "https://a.blob.core.windows.net/Backups",
                "https://a.blob.core.windows.net/b",
                "https://a.blob.core.windows.net/back--ups"
            })
    void takesNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DestinationPath.parse(text));
    }
}
