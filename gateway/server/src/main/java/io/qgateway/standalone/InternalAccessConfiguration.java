package io.qgateway.standalone;

import io.qgateway.accounts.Secret;
import io.qgateway.console.Concealed;
import io.qgateway.console.InternalConfiguration;
import io.qgateway.console.InternalToken;
import io.qgateway.settings.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The way in for a console in another process, if there is a token for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("qgateway.internal.enabled")
@Import({InternalConfiguration.class, GatewayPortsConfiguration.class})
class InternalAccessConfiguration {

    @Bean
    InternalToken internalToken(Settings settings) {
        var token = settings.access().internalToken().map(Secret::value).orElseThrow();
        return new InternalToken(new Concealed(token));
    }
}
