package dev.pghaven.cli.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("NAME", "LSN", "NODE");

    @Test
    void columnsAreAsWideAsWhatIsInThem() {
        table.row("ledger-1", "0/5000148", "aks-0");
        table.row("x", "-", "");

        var text = new StringWriter();
        table.print(new PrintWriter(text));

        assertThat(text.toString().lines().toList())
                .containsExactly(
                        "NAME       LSN         NODE",
                        "ledger-1   0/5000148   aks-0",
                        "x          -");
    }

    @Test
    void aRowHasACellForEveryHeading() {
        assertThatIllegalArgumentException().isThrownBy(() -> table.row("ledger-1", "0/5000148"));
    }
}
