/** Device logins that are under way, in the database, and who moves them on. */
@NullMarked
package io.qgateway.accounts.login;

import org.jspecify.annotations.NullMarked;
