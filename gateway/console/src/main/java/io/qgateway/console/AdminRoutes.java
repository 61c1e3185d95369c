package io.qgateway.console;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A part of the admin API: paths below {@code /api} or {@code /v2} that only those reach who have a
 * session. What a host adds is a bean of this type.
 */
@FunctionalInterface
public interface AdminRoutes {

    RouterFunction<ServerResponse> routes();
}
