package io.qgateway.amazonq;

import java.util.List;
import java.util.Optional;

/**
 * The models of one account, in the upstream's order.
 *
 * @param preferred the one that is meant when none is named
 */
public record AccountModels(List<UpstreamModel> models, Optional<String> preferred) {

    public AccountModels {
        models = List.copyOf(models);
    }
}
