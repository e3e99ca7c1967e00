package io.tillbridge.points;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of this module. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PointsProperties.class, OutsideProperties.class})
class PointsConfiguration {}
