package io.tillbridge.points;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.Questions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of this module, and chooses how a membership system outside is spoken with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PointsProperties.class, OutsideProperties.class})
class PointsConfiguration {

    @Bean
    @ConditionalOnProperty(name = "tillbridge.points.master", havingValue = "outside")
    OutsideWire outsideWire(OutsideProperties settings, ObjectMapper json, ObjectProvider<Questions> questions) {
        return settings.queue().isEmpty()
                ? new OutsideHttp(settings, json)
                : new OutsideJms(settings, questions.getObject(), json);
    }
}
