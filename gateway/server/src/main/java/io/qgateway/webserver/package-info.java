/** Tomcat, made small: what a connection holds on to while its stream is open. */
@NullMarked
package io.qgateway.webserver;

import org.jspecify.annotations.NullMarked;
