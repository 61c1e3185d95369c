package io.qgateway.accounts;

import io.qgateway.accounts.database.DatabaseUrl;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this module is told from outside.
 *
 * @param directory where the key file lives, and the embedded database with its lock
 * @param sealingKeys one key, or the current and the previous one, instead of the key file
 * @param oidcEndpoint takes the place of the regional endpoints
 * @param proxy decides which proxy the identity provider is called through
 * @param maxErrorCount how many errors in a row put an account out of service
 */
public record AccountsSettings(
        Path directory,
        DatabaseUrl database,
        Optional<Secret> sealingKeys,
        Optional<URI> oidcEndpoint,
        ProxySelector proxy,
        int maxErrorCount) {}
