package io.qgateway.claude;

import static io.qgateway.catalogue.TestModels.offered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.InvalidRequestException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    private static final List<Model> MODELS =
            offered(IntStream.range(0, 45).mapToObj(i -> "m" + i).toArray(String[]::new)).stream()
                    .map(Model::of)
                    .toList();

    @Test
    void givesTwentyUnlessAskedForMore() throws Exception {
        var first = page(null, null, null);
        assertThat(first.data()).hasSize(20);
        assertThat(first.hasMore()).isTrue();
        assertThat(first.firstId()).isEqualTo("m0");
        assertThat(first.lastId()).isEqualTo("m19");

        var all = page("1000", null, null);
        assertThat(all.data()).hasSize(45);
        assertThat(all.hasMore()).isFalse();
    }

    @Test
    void goesOnAfterAModel() throws Exception {
        var last = page("20", "m39", null);

        assertThat(last.data())
                .extracting(Model::id)
                .containsExactly("m40", "m41", "m42", "m43", "m44");
        assertThat(last.hasMore()).isFalse();
        assertThat(page(null, "m44", null)).isEqualTo(new ModelPage(List.of(), false, null, null));
    }

    @Test
    void goesBackBeforeAModel() throws Exception {
        var page = page("2", null, "m20");
        assertThat(page.data()).extracting(Model::id).containsExactly("m18", "m19");
        assertThat(page.hasMore()).isTrue();

        var first = page("2", null, "m1");
        assertThat(first.data()).extracting(Model::id).containsExactly("m0");
        assertThat(first.hasMore()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "ten", "99999999999"})
    void refusesALimitOutOfRange(String limit) {
        assertThatThrownBy(() -> page(limit, null, null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("limit: a whole number from 1 to 1000");
    }

    @Test
    void refusesAModelThatIsNotInTheList() {
        assertThatThrownBy(() -> page(null, "m45", null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("after_id: ");
        assertThatThrownBy(() -> page(null, "m1", "m2"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("before_id: ");
    }

    private static ModelPage page(
            @Nullable String limit, @Nullable String after, @Nullable String before)
            throws InvalidRequestException {
        return PageRequest.of(limit, after, before).page(MODELS);
    }
}
