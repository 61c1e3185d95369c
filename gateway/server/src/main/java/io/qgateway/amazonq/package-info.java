/**
 * Amazon Q Developer as an upstream: encodes a conversation into its request and decodes its event
 * stream into reply events. It knows no client protocol.
 */
@NullMarked
package io.qgateway.amazonq;

import org.jspecify.annotations.NullMarked;
