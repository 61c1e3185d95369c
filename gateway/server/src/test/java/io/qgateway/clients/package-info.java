/** The gateway as its clients see it, mostly through the official SDKs. */
@NullMarked
package io.qgateway.clients;

import org.jspecify.annotations.NullMarked;
