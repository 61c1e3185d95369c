/** Opens the database the accounts are in, brings its tables up to date and keeps others out. */
@NullMarked
package io.qgateway.accounts.database;

import org.jspecify.annotations.NullMarked;
