package io.qgateway.simulator.chat;

import io.qgateway.simulator.http.Call;
import io.qgateway.simulator.script.Script;
import java.util.List;
import java.util.Optional;

/** An account, as the chat service sees it. */
public interface Caller {

    /** Takes note of a request. */
    void requested(String body);

    /** Takes note of a request that was refused before any script was asked for. */
    void rejected();

    /** The script of this request; empty when none is set. */
    Optional<Script> nextScript();

    /** The models that this account has; empty for those that all have. */
    Optional<ModelCatalogue> models();

    /** Takes note of a request for the list of models. */
    void listed();

    /** What a request for the list of models is answered with; empty for the list. */
    Optional<Script> listingScript();

    /** Takes note of a request for its usage. */
    void usageRead();

    /** What of its quota is used; empty for an account that is not told. */
    Optional<Quota> quota();

    /** The ARNs of its profiles; absent for an AWS Builder ID, which needs none. */
    Optional<List<String>> profiles();

    /** What the service keeps of this account's prompts. */
    PromptCache promptCache();

    /** Counts a call that takes time. */
    Call call();
}
