package io.qgateway.console;

import io.qgateway.console.DeleteResult.Deleted;
import io.qgateway.console.EditResult.Edited;
import io.qgateway.console.RefreshResult.CannotRefresh;
import io.qgateway.console.RefreshResult.RefreshFailed;
import io.qgateway.console.RefreshResult.Refreshed;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What is done to one account; what can't be done is refused in the words of the API. */
final class AccountDeeds {

    private final AccountDirectory directory;

    AccountDeeds(AccountDirectory directory) {
        this.directory = directory;
    }

    AccountView find(String id) {
        return directory.find(id).orElseThrow(AccountDeeds::notFound);
    }

    AccountView edit(String id, AccountChange change) {
        return switch (directory.edit(id, change)) {
            case Edited(var account) -> account;
            case NoSuchAccount() -> throw notFound();
            case ManagedElsewhere(var resource) -> throw managedBy(resource);
        };
    }

    void delete(String id) {
        switch (directory.delete(id)) {
            case Deleted() -> {}
            case NoSuchAccount() -> throw notFound();
            case ManagedElsewhere(var resource) -> throw managedBy(resource);
        }
    }

    AccountView refresh(String id) {
        return switch (directory.refresh(id)) {
            case Refreshed(var account) -> account;
            case CannotRefresh(var missing) -> throw cannotRefreshWithout(missing);
            case RefreshFailed(var reason) -> throw refreshFailed(reason);
            case NoSuchAccount() -> throw notFound();
            case ManagedElsewhere(var resource) -> throw managedBy(resource);
        };
    }

    static Refusal notFound() {
        return Refusal.of(
                HttpStatus.NOT_FOUND, "Account not found; GET /v2/accounts lists those there are");
    }

    static Refusal managedBy(String resource) {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "This account follows %s; change that instead".formatted(resource));
    }

    static Refusal refreshFailed(String reason) {
        return Refusal.of(HttpStatus.BAD_GATEWAY, "Token refresh failed: " + reason);
    }

    static Refusal cannotRefreshWithout(List<String> missing) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST,
                "Account has no %s; PATCH it with what is missing, then refresh again"
                        .formatted(String.join(", ", missing)));
    }
}
