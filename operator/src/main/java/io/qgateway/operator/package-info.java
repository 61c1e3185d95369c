/** The operator: looks after QAccounts in a cluster. Only here Kubernetes is known. */
@NullMarked
package io.qgateway.operator;

import org.jspecify.annotations.NullMarked;
