/** The HTTP/1.1 server: takes requests, and plays answers as they are scripted. */
@NullMarked
package io.qgateway.simulator.http;

import org.jspecify.annotations.NullMarked;
