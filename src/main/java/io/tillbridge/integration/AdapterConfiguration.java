package io.tillbridge.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.component.kamelet.KameletComponent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where adapters, which are Kamelets, are found by their names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesProperties.class)
class AdapterConfiguration {

    private static final String OURS = "classpath:adapters/notify,classpath:adapters/files,classpath:adapters/parking";

    /** A Kamelet in the operator's folder takes the place of ours of the same name. */
    @Bean
    KameletComponent kamelet(@Value("${tillbridge.adapters}") Path folder) {
        var component = new KameletComponent();
        component.setLocation(Files.isDirectory(folder) ? folder.toUri() + "," + OURS : OURS);
        return component;
    }
}
