package dev.pghaven.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir Path folder;

    @Test
    void whoComesSecondTakesWhatTheFirstHasPutThere() throws IOException {
        var target = folderWith("target", "first");
        var fresh = folderWith("fresh", "second");

        Folders.moveUnlessThere(fresh, target);

        assertThat(target.resolve("file")).hasContent("first");
        assertThat(fresh).doesNotExist();
    }

    @Test
    void aMoveThatFailsForAnotherReasonIsNoSuccess() throws IOException {
        var fresh = folderWith("fresh", "content");
        var aFile = Files.writeString(folder.resolve("file"), "no folder");

        assertThatThrownBy(() -> Folders.moveUnlessThere(fresh, aFile))
                .isInstanceOf(FileSystemException.class);
        assertThat(fresh).isDirectory();
    }

    private Path folderWith(String name, String content) throws IOException {
        var made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("file"), content);
        return made;
    }
}
