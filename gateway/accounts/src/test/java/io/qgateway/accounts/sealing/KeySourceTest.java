package io.qgateway.accounts.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {

    private static final Set<String> NOTHING_SEALED = Set.of();

    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void locate() {
        file = directory.resolve("qgateway.key");
    }

    @Test
    void createsAKeyFileForItsOwnerOnly() throws IOException {
        var created = source().open(NOTHING_SEALED);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(source().open(created.keyIds()).keyIds()).isEqualTo(created.keyIds());
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void createsNoKeyFileWhereAKeyIsSet() {
        source(SealingKey.random()).open(NOTHING_SEALED);

        assertThat(file).doesNotExist();
    }

    @Test
    void refusesToStartWithoutTheKeyThatSealed() {
        assertThatThrownBy(() -> source().open(Set.of("0a1b2c3d")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("0a1b2c3d")
                .hasMessageContaining(file + " is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesAnotherKeyThanTheOneThatSealedAndNamesBothIds() {
        var key = SealingKey.random();
        var id = SealingKey.parse(key).id();

        assertThatThrownBy(() -> source(key).open(Set.of("0a1b2c3d")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("0a1b2c3d")
                .hasMessageContaining(id)
                .message()
                .doesNotContain(key);
    }

    @Test
    void refusesAKeyFileThatOthersMayRead() throws IOException {
        source().open(NOTHING_SEALED);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> source().open(NOTHING_SEALED))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("rw-r-----")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void refusesAShortKeyFileWithoutQuotingIt() throws IOException {
        source().open(NOTHING_SEALED);
        Files.writeString(file, "c2hvcnQ=");

        assertThatThrownBy(() -> source().open(NOTHING_SEALED))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("32 bytes")
                .message()
                .doesNotContain("c2hvcnQ");
    }

    @Test
    void refusesAnEmptyKeyFile() throws IOException {
        source().open(NOTHING_SEALED);
        Files.writeString(file, "");

        assertThatThrownBy(() -> source().open(NOTHING_SEALED))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesAnUnusableSetting() {
        assertThatThrownBy(() -> source("c2hvcnQ=").open(NOTHING_SEALED))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("setting");
    }

    private KeySource source() {
        return new KeySource(directory, Optional.empty());
    }

    private KeySource source(String key) {
        return new KeySource(directory, Optional.of(new Secret(key)));
    }
}
