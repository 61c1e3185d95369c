/** Speaks with the identity provider, AWS SSO OIDC, and never says anything twice by itself. */
@NullMarked
package io.qgateway.accounts.oidc;

import org.jspecify.annotations.NullMarked;
