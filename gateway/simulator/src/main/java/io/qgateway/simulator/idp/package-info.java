/** The identity provider: registrations, device logins, and tokens that rotate and expire. */
@NullMarked
package io.qgateway.simulator.idp;

import org.jspecify.annotations.NullMarked;
