package io.qgateway.accounts.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.transfer.ImportLine.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

    @Test
    void importsWhatIsNew() {
        var plan = plan(OnDuplicate.SKIP, List.of(), account(1, "a", "token-a"));

        assertThat(results(plan)).containsExactly(Result.IMPORTED);
        assertThat(plan.arrivals())
                .singleElement()
                .satisfies(arrival -> {
                    assertThat(arrival.account().id()).isEqualTo("a");
                    assertThat(arrival.generation()).isEqualTo(1);
                    assertThat(arrival.epoch()).isEqualTo(1);
                });
    }

    @Test
    void skipsAnAccountThatIsThereAndSaysInWhatItIsTheSame() {
        var plan =
                plan(
                        OnDuplicate.SKIP,
                        List.of(resident("a", "database", "client-a", "token-a")),
                        account(1, "a", "other-token"),
                        account(2, "b", "token-a"));

        assertThat(results(plan)).containsExactly(Result.SKIPPED, Result.SKIPPED);
        assertThat(notes(plan))
                .containsExactly(
                        "Same id as account a, which is here already",
                        "Same refreshToken as account a, which is here already");
        assertThat(plan.arrivals()).isEmpty();
        assertThat(plan.departures()).isEmpty();
    }

    @Test
    void namesTheClientThatIsTheSameToo() {
        var plan =
                plan(
                        OnDuplicate.SKIP,
                        List.of(resident("a", "database", "client-b", "token-a")),
                        account(1, "b", "token-a"));

        assertThat(notes(plan))
                .containsExactly(
                        "Same clientId and refreshToken as account a, which is here already");
    }

    @Test
    void replacesWithALaterGenerationAndEpochSoThatNothingOldHolds() {
        var plan =
                plan(
                        OnDuplicate.REPLACE,
                        List.of(resident("a", "database", "client-a", "token-a")),
                        account(1, "a", "token-new"));

        assertThat(results(plan)).containsExactly(Result.REPLACED);
        assertThat(plan.departures()).containsExactly("a");
        assertThat(plan.arrivals())
                .singleElement()
                .satisfies(arrival -> {
                    assertThat(arrival.generation()).isEqualTo(8);
                    assertThat(arrival.epoch()).isEqualTo(4);
                });
    }

    @Test
    void replacesEachAccountThatHasTheIdOrTheToken() {
        var plan =
                plan(
                        OnDuplicate.REPLACE,
                        List.of(
                                resident("a", "database", "client-a", "token-a"),
                                resident("b", "database", "client-b", "token-b")),
                        account(1, "a", "token-b"));

        assertThat(plan.departures()).containsExactlyInAnyOrder("a", "b");
        assertThat(plan.arrivals()).hasSize(1);
    }

    @Test
    void neverReplacesWhatFollowsAResource() {
        var plan =
                plan(
                        OnDuplicate.REPLACE,
                        List.of(resident("a", "qaccount:ai/team", "client-a", "token-a")),
                        account(1, "a", "token-new"));

        assertThat(results(plan)).containsExactly(Result.SKIPPED);
        assertThat(plan.departures()).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoInTheSourceOrTheLastIfToldToReplace() {
        var first = account(1, "a", "token");
        var second = account(2, "b", "token");

        var skipping = plan(OnDuplicate.SKIP, List.of(), first, second);
        var replacing = plan(OnDuplicate.REPLACE, List.of(), first, second);

        assertThat(results(skipping)).containsExactly(Result.IMPORTED, Result.SKIPPED);
        assertThat(notes(skipping)).containsExactly("Same refreshToken as row 1");
        assertThat(results(replacing)).containsExactly(Result.SKIPPED, Result.REPLACED);
        assertThat(replacing.arrivals()).extracting(it -> it.account().id()).containsExactly("b");
    }

    @Test
    void goesOnAfterWhatIsNoAccount() {
        var plan =
                plan(
                        OnDuplicate.SKIP,
                        List.of(),
                        new Candidate.Unusable(1, "not an account"),
                        account(2, "b", "token-b"));

        assertThat(results(plan)).containsExactly(Result.REFUSED, Result.IMPORTED);
        assertThat(notes(plan)).containsExactly("not an account");
    }

    @Test
    void showsNoSecret() {
        var plan =
                plan(
                        OnDuplicate.REPLACE,
                        List.of(resident("a", "database", "client-a", "token-a")),
                        account(1, "b", "token-a"),
                        account(2, "c", "token-a"));

        assertThat(plan.toString()).doesNotContain("token-a", "client-secret");
    }

    private static ImportPlan plan(
            OnDuplicate policy, List<Resident> residents, Candidate... candidates) {
        return ImportPlan.of(List.of(candidates), residents, policy);
    }

    private static Candidate account(int row, String id, String refreshToken) {
        var fields = new AccountFields(NOW);
        fields.put("id", id);
        fields.put("clientId", "client-" + id);
        fields.put("clientSecret", "client-secret-" + id);
        fields.put("refreshToken", refreshToken);
        return fields.candidate(row);
    }

    private static Resident resident(
            String id, String origin, String clientId, String refreshToken) {
        return new Resident(id, origin, clientId, Optional.of(new Secret(refreshToken)), 7, 3);
    }

    private static List<Result> results(ImportPlan plan) {
        return plan.report().lines().stream().map(ImportLine::result).toList();
    }

    private static List<String> notes(ImportPlan plan) {
        return plan.report().lines().stream().flatMap(line -> line.notes().stream()).toList();
    }
}
