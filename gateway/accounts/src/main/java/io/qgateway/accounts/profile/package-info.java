/** Which profile of Amazon Q Developer an account of an IAM Identity Center may use. */
@NullMarked
package io.qgateway.accounts.profile;

import org.jspecify.annotations.NullMarked;
