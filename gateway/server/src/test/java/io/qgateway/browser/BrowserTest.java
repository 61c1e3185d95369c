package io.qgateway.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the console in a browser. Its constructor may take the {@link GatewayRunner} and the
 * {@link Visitor}: all such tests share them, and each begins without accounts, logged out, and
 * with a browser that remembers nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(60)
@ExtendWith(Stage.class)
@interface BrowserTest {}
