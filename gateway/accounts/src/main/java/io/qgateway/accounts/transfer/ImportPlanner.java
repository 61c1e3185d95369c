package io.qgateway.accounts.transfer;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.transfer.ImportLine.Result;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a place for one candidate after the other. Not thread-safe; good for one plan. */
final class ImportPlanner {

    /** Whoever has an id and a refresh token: a resident, or a candidate of an earlier row. */
    private sealed interface Holder {

        String id();

        String clientId();

        Optional<Secret> refreshToken();

        String name();
    }

    private record Present(Resident resident) implements Holder {

        @Override
        public String id() {
            return resident.id();
        }

        @Override
        public String clientId() {
            return resident.clientId();
        }

        @Override
        public Optional<Secret> refreshToken() {
            return resident.refreshToken();
        }

        @Override
        public String name() {
            return "account " + id() + ", which is here already";
        }

        boolean managedElsewhere() {
            return !resident.origin().equals(PortableAccount.OF_THE_DATABASE);
        }
    }

    private record Placed(Candidate.Usable candidate) implements Holder {

        @Override
        public String id() {
            return candidate.account().id();
        }

        @Override
        public String clientId() {
            return candidate.account().login().clientId();
        }

        @Override
        public Optional<Secret> refreshToken() {
            return candidate.account().login().refreshToken();
        }

        @Override
        public String name() {
            return "row " + candidate.row();
        }
    }

    private final OnDuplicate policy;
    private final Map<String, Holder> byId = new HashMap<>();
    private final Map<Secret, Holder> byRefreshToken = new HashMap<>();
    private final Map<Integer, Placed> placed = new LinkedHashMap<>();
    private final Map<String, Resident> departures = new HashMap<>();
    private final Map<Integer, ImportLine> lines = new TreeMap<>();

    ImportPlanner(Collection<Resident> residents, OnDuplicate policy) {
        this.policy = policy;
        residents.forEach(resident -> enter(new Present(resident)));
    }

    void place(Candidate candidate) {
        switch (candidate) {
            case Candidate.Usable usable -> place(usable);
            case Candidate.Unusable(var row, var problem) ->
                    lines.put(
                            row,
                            new ImportLine(
                                    row,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Result.REFUSED,
                                    List.of(problem)));
        }
    }

    ImportPlan plan() {
        var arrivals = placed.values().stream().map(this::arrival).toList();
        return new ImportPlan(
                arrivals, departures.keySet(), new ImportReport(List.copyOf(lines.values())));
    }

    private void place(Candidate.Usable candidate) {
        var newcomer = new Placed(candidate);
        var others = twins(newcomer);
        var immovable = others.stream().filter(this::stays).findFirst();
        if (immovable.isPresent()) {
            tell(candidate, Result.SKIPPED, sameness(newcomer, immovable.get()));
            return;
        }
        others.forEach(other -> makeRoom(other, newcomer));
        enter(newcomer);
        placed.put(candidate.row(), newcomer);
        tell(
                candidate,
                others.isEmpty() ? Result.IMPORTED : Result.REPLACED,
                others.stream().map(other -> sameness(newcomer, other)).toList());
    }

    private Set<Holder> twins(Placed newcomer) {
        var twins = new LinkedHashSet<Holder>();
        addIfThere(twins, byId.get(newcomer.id()));
        newcomer.refreshToken().ifPresent(token -> addIfThere(twins, byRefreshToken.get(token)));
        return twins;
    }

    private static void addIfThere(Set<Holder> twins, @Nullable Holder twin) {
        if (twin != null) {
            twins.add(twin);
        }
    }

    private boolean stays(Holder holder) {
        return policy == OnDuplicate.SKIP
                || holder instanceof Present present && present.managedElsewhere();
    }

    private void makeRoom(Holder other, Placed newcomer) {
        byId.remove(other.id());
        other.refreshToken().ifPresent(byRefreshToken::remove);
        switch (other) {
            case Present(var resident) -> departures.put(resident.id(), resident);
            case Placed(var earlier) -> {
                placed.remove(earlier.row());
                lines.remove(earlier.row());
                tell(earlier, Result.SKIPPED, sameness(new Placed(earlier), newcomer));
            }
        }
    }

    private void enter(Holder holder) {
        byId.put(holder.id(), holder);
        holder.refreshToken().ifPresent(token -> byRefreshToken.put(token, holder));
    }

    private static String sameness(Holder one, Holder other) {
        var same =
                one.id().equals(other.id())
                        ? "id"
                        : one.clientId().equals(other.clientId())
                                ? "clientId and refreshToken"
                                : "refreshToken";
        return "Same %s as %s".formatted(same, other.name());
    }

    private void tell(Candidate.Usable candidate, Result result, String why) {
        tell(candidate, result, List.of(why));
    }

    private void tell(Candidate.Usable candidate, Result result, List<String> why) {
        var account = candidate.account();
        var notes = Stream.concat(why.stream(), candidate.notes().stream()).toList();
        lines.put(
                candidate.row(),
                new ImportLine(
                        candidate.row(),
                        Optional.of(account.id()),
                        account.label(),
                        result,
                        notes));
    }

    private Arrival arrival(Placed placed) {
        var before = Optional.ofNullable(departures.get(placed.id()));
        return new Arrival(
                placed.candidate().account(),
                before.map(Resident::generation).orElse(0L) + 1,
                before.map(Resident::epoch).orElse(0L) + 1);
    }
}
