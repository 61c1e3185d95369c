/** Measurements that need more than the upstream and the gateway's jar: a database server. */
@NullMarked
package io.qgateway.bench;

import org.jspecify.annotations.NullMarked;
