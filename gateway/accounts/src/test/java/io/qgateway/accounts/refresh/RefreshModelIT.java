package io.qgateway.accounts.refresh;

import static java.util.Objects.requireNonNull;

import io.qgateway.accounts.RunningAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The protocol over a real table, whatever happens. */
class RefreshModelIT {

    private static @Nullable Path directory;
    private static @Nullable RunningAccounts accounts;

    @BeforeContainer
    static void open() throws IOException {
        directory = Files.createTempDirectory("refresh-model");
        accounts = RunningAccounts.in(directory);
    }

    @AfterContainer
    static void close() throws IOException {
        requireNonNull(accounts).close();
        FileSystemUtils.deleteRecursively(requireNonNull(directory));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void losesNoTokenThatCouldHaveBeenKept(@ForAll("stories") Story story) {
        var opened = requireNonNull(accounts);
        story.tell(new RowRecord(opened), opened.clock, Wiring.RIGHT);
    }

    @Provide
    Arbitrary<Story> stories() {
        return Story.any();
    }
}
