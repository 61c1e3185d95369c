/**
 * Takes accounts from one database to another, secrets included: out of q2api's table or a JSON
 * file into ours, and out of ours into a file.
 */
@NullMarked
package io.qgateway.accounts.transfer;

import org.jspecify.annotations.NullMarked;
