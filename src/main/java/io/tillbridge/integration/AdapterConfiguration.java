package io.tillbridge.integration;

import org.apache.camel.component.kamelet.KameletComponent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where adapters, which are Kamelets, are found by their names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesProperties.class)
class AdapterConfiguration {

    @Bean
    KameletComponent kamelet() {
        var component = new KameletComponent();
        component.setLocation("classpath:adapters/notify,classpath:adapters/files");
        return component;
    }
}
