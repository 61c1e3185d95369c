package io.qgateway.catalogue;

import static io.qgateway.catalogue.TestModels.account;
import static io.qgateway.catalogue.TestModels.offered;
import static io.qgateway.catalogue.TestModels.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.amazonq.AccountModels;
import io.qgateway.catalogue.Meaning.Instead;
import io.qgateway.catalogue.Meaning.Nothing;
import io.qgateway.catalogue.Meaning.Offered;
import io.qgateway.catalogue.Meaning.Perhaps;
import io.qgateway.conversation.UpstreamException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = new Catalogue(Map.of(), Optional.empty());

    @Test
    void offersWhatIsKnownToExistUntilTheUpstreamHasTold() {
        assertThat(catalogue.models())
                .extracting(OfferedModel::id)
                .contains("claude-sonnet-4.5", "claude-haiku-4.5");
        assertThat(catalogue.window("claude-sonnet-4.5")).hasValue(200_000);

        catalogue.offer(offered("claude-opus-5"), true);
        assertThat(catalogue.models())
                .extracting(OfferedModel::id)
                .containsExactly("claude-opus-5");
        assertThat(catalogue.window("claude-opus-5")).isEmpty();
        assertThat(catalogue.window("claude-sonnet-4.5")).isEmpty();
    }

    @Test
    void aNameOfNothingMayStandForSomethingAsLongAsNotAllAccountsWereHeard() {
        catalogue.offer(offered("claude-sonnet-4.5"), false);

        assertThat(catalogue.meaning("claude-sonnet-4-5"))
                .isEqualTo(new Offered("claude-sonnet-4.5"));
        assertThat(catalogue.meaning("claude-opus-5-20260101"))
                .isEqualTo(new Perhaps("claude-opus-5"));
        assertThat(catalogue.meaning("Qwen3-Coder")).isEqualTo(new Perhaps("Qwen3-Coder"));

        catalogue.offer(offered("claude-sonnet-4.5"), true);
        assertThat(catalogue.meaning("claude-opus-5-20260101")).isEqualTo(new Nothing());
    }

    @Test
    void anotherModelAnswersOnlyWhereASettingSaysSo() {
        var lenient = new Catalogue(Map.of(), Optional.of("claude-sonnet-4-5"));

        assertThat(lenient.meaning("gpt-4o")).isEqualTo(new Instead("claude-sonnet-4.5"));
        assertThat(lenient.meaning("claude-opus-5")).isEqualTo(new Perhaps("claude-opus-5"));
        assertThat(lenient.meaning("claude-haiku-4.5")).isEqualTo(new Offered("claude-haiku-4.5"));

        lenient.offer(offered("claude-sonnet-4.5"), true);
        assertThat(lenient.meaning("claude-opus-5")).isEqualTo(new Instead("claude-sonnet-4.5"));
    }

    @Test
    void saysWhatIsMissingAndWhatIsNear() {
        var missing = catalogue.missing("claude-sonet-4.5" + "!".repeat(10_000));

        assertThat(missing.kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
        assertThat(missing).hasMessageContaining("GET /v1/models lists all");
        assertThat(String.valueOf(missing.getMessage())).hasSizeLessThan(250);
        assertThat(catalogue.missing("claude-sonet-4.5"))
                .hasMessageStartingWith(
                        "There is no model claude-sonet-4.5; the nearest is claude-sonnet-4.5,");
    }

    @Test
    void labelsAreFew() {
        assertThat(catalogue.label("claude-sonnet-4-5-20250929")).isEqualTo("claude-sonnet-4.5");
        assertThat(catalogue.label("claude-sonnet-4-5-99999999")).isEqualTo("claude-sonnet-4.5");
        assertThat(catalogue.label("whatever")).isEqualTo("other");
    }

    @Test
    void takesTheModelsOfAllAccountsTogether() {
        var small = upstream("a", OptionalLong.of(200));
        var large = upstream("a", OptionalLong.of(1000));

        var offers =
                Offers.of(
                        List.of(
                                new AccountModels(List.of(small), Optional.empty()),
                                new AccountModels(List.of(large), Optional.empty()),
                                account("b", "a")));

        assertThat(offers).extracting(OfferedModel::id).containsExactly("a", "b");
        assertThat(offers.getFirst().window()).hasValue(1000);
        assertThat(offers).extracting(OfferedModel::accounts).containsExactly(3, 1);
    }
}
