package io.qgateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UniqueIdsTest {

    @Test
    void areRandomUuidsByTheirForm() {
        assertThat(Stream.generate(UniqueIds::next).limit(1000))
                .allMatch(id -> id.version() == 4 && id.variant() == 2)
                .doesNotHaveDuplicates();
        assertThat(UUID.fromString(UniqueIds.next().toString())).isNotNull();
    }
}
