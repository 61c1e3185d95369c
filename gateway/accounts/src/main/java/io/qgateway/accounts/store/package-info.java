/** The accounts in their tables: what is edited by JPA, what is counted and claimed by SQL. */
@NullMarked
package io.qgateway.accounts.store;

import org.jspecify.annotations.NullMarked;
