/** How much of their quotas the accounts have used: asked in the background, for people to see. */
@NullMarked
package io.qgateway.usage;

import org.jspecify.annotations.NullMarked;
