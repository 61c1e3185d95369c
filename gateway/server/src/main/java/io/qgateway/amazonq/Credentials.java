package io.qgateway.amazonq;

import io.qgateway.accounts.Secret;
import java.util.Optional;

/**
 * What an account shows to the upstream.
 *
 * @param region the API region, which picks the host
 * @param profileArn needed by IAM Identity Center accounts, absent for Builder ID
 */
public record Credentials(Secret accessToken, String region, Optional<String> profileArn) {}
