package io.qgateway.browser;

import static java.util.Objects.requireNonNull;

import io.qgateway.GatewayRunner;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Sets up the gateway and the browser with the first test that needs them, and takes them down
 * after the last. After each test it looks whether the browser has had anything to complain about.
 */
final class Stage
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** What is on the stage. */
    private record Actors(GatewayRunner gateway, Visitor visitor) implements AutoCloseable {

        static Actors enter() {
            var browser = Chromium.start();
            var gateway = GatewayRunner.start();
            return new Actors(gateway, new Visitor(browser, gateway.baseUrl()));
        }

        @Override
        public void close() {
            visitor.close();
            gateway.close();
        }
    }

    /** Here, where a machine without a browser skips the whole class. */
    @Override
    public void beforeAll(ExtensionContext context) {
        actors(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var actors = actors(context);
        actors.gateway().simulator().reset();
        actors.gateway().removeAccounts();
        actors.visitor().beginAnew();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var visitor = actors(context).visitor();
        context.getExecutionException()
                .ifPresent(_ -> visitor.photograph("failed/" + nameOf(context)));
        visitor.assertNothingWrong();
    }

    private static String nameOf(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == GatewayRunner.class || type == Visitor.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var actors = actors(context);
        return parameter.getParameter().getType() == Visitor.class
                ? actors.visitor()
                : actors.gateway();
    }

    private static Actors actors(ExtensionContext context) {
        return requireNonNull(
                context.getRoot()
                        .getStore(Namespace.create(Stage.class))
                        .computeIfAbsent(Actors.class, _ -> Actors.enter(), Actors.class));
    }
}
