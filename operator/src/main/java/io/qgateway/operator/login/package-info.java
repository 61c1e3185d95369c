/** How an account gets a login: a person approves a code, or a Secret brings one. */
@NullMarked
package io.qgateway.operator.login;

import org.jspecify.annotations.NullMarked;
