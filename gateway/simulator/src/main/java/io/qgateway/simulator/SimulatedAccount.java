package io.qgateway.simulator;

import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.chat.Quota;
import io.qgateway.simulator.idp.Credentials;
import io.qgateway.simulator.idp.IdentityProvider;
import io.qgateway.simulator.idp.IdpFault;
import io.qgateway.simulator.script.Script;
import java.util.List;
import java.util.Optional;

/** A handle to one account of a running simulator; thread-safe. */
public final class SimulatedAccount {

    private final AccountState state;
    private final IdentityProvider provider;

    SimulatedAccount(AccountState state, IdentityProvider provider) {
        this.state = state;
        this.provider = provider;
    }

    public String name() {
        return state.name();
    }

    public String clientId() {
        return credentials().clientId();
    }

    public String clientSecret() {
        return credentials().clientSecret();
    }

    /** The refresh token that is good now. */
    public String refreshToken() {
        return credentials().refreshToken();
    }

    /** The access token that was issued last. */
    public String accessToken() {
        return credentials().accessToken();
    }

    /** What every request of this account is answered with, whatever it says. */
    public void script(Script script) {
        state.script(Optional.of(script));
    }

    /** Lets requests speak for themselves again. */
    public void clearScript() {
        state.script(Optional.empty());
    }

    /** What the next requests are answered with, one after the other, before anything else. */
    public void scriptNext(Script... scripts) {
        state.scriptNext(List.of(scripts));
    }

    /** The models that this account has, whatever others have. */
    public void models(ModelCatalogue models) {
        state.models(Optional.of(models));
    }

    /** Gives it the models that all have. */
    public void clearModels() {
        state.models(Optional.empty());
    }

    /** What every request for the list of models is answered with. */
    public void scriptListing(Script script) {
        state.listingScript(Optional.of(script));
    }

    /** Lets the list of models be told again. */
    public void clearListingScript() {
        state.listingScript(Optional.empty());
    }

    /** What it has used before anything was answered here, and how much it may use. */
    public void quota(Quota quota) {
        state.quota(Optional.of(quota));
    }

    /** Does not let anybody know how much of its quota is used. */
    public void hideQuota() {
        state.quota(Optional.empty());
    }

    /** Lets the next refreshes fail, one after the other. */
    public void failNextRefreshes(IdpFault... faults) {
        provider.failNext(name(), List.of(faults));
    }

    /** Lets every access token expire now. */
    public void expireAccessTokens() {
        provider.expireAccessTokens(name());
    }

    /** Ends the login: neither its access tokens nor its refresh token are good any more. */
    public void revoke() {
        provider.revoke(name());
    }

    /** Makes it one of a company, which needs one of these profiles (ARNs) to be answered. */
    public void profiles(String... arns) {
        state.profiles(List.of(arns));
    }

    public Counters counters() {
        return state.counters();
    }

    /** The bodies of the last requests for an answer, oldest first. */
    public List<String> requests() {
        return state.requests();
    }

    @Override
    public String toString() {
        return "SimulatedAccount[" + name() + "]";
    }

    private Credentials credentials() {
        return provider.credentials(name())
                .orElseThrow(() -> new IllegalStateException(name() + " has never logged in"));
    }
}
