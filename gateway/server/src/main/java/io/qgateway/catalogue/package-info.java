/**
 * The models that the accounts have, by all names that clients may call them. The upstream tells
 * each account's models; the pool is told which account has which; requests only look things up.
 */
@NullMarked
package io.qgateway.catalogue;

import org.jspecify.annotations.NullMarked;
