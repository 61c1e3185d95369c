package io.qgateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysFileTest {

    @TempDir private Path directory;

    @Test
    void takesKeysByCommaAndByLine() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), "one, two\nthree\n\n");

        assertThat(ApiKeysFile.read(file))
                .extracting(Secret::value)
                .containsExactly("one", "two", "three");
    }

    @Test
    void refusesAFileWithoutAKey() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), " \n,\n");

        assertThatThrownBy(() -> ApiKeysFile.read(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("no key in " + file);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> ApiKeysFile.read(directory.resolve("absent")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("can't be read");
    }
}
