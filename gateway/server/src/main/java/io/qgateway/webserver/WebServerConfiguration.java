package io.qgateway.webserver;

import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/**
 * Tomcat for thousands of streams: a connection keeps its buffers for as long as its stream is
 * open, so they are small. What they add up to is in docs/benchmarks.md.
 */
@Configuration(proxyBeanMethods = false)
public class WebServerConfiguration {

    private static final String READ_BUFFER = "1024";
    private static final String WRITE_BUFFER = "1024";
    private static final String TRAILER = "512";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallConnections(
            ObjectProvider<FilterValve> filters) {
        return server -> {
            server.setProtocol(SlimHttp11Protocol.class.getName());
            server.addEngineValves(new SlimRequests(), new ClientConnections());
            // Behind these: a filter may want to know the client's connection.
            filters.orderedStream().forEach(server::addEngineValves);
            server.addConnectorCustomizers(WebServerConfiguration::shrink);
        };
    }

    private static void shrink(Connector connector) {
        connector.setProperty("socket.appReadBufSize", READ_BUFFER);
        connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER);
        connector.setProperty("maxTrailerSize", TRAILER);
        connector.setProperty("maxExtensionSize", TRAILER);
    }

    /** Puts the request into thread locals, which nobody here reads. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }
}
