package io.tillbridge.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Loads every route that the jar brings. A file of the same name in the operator's folder ({@code tillbridge.routes})
 * takes its place, and further files there are added.
 */
@Component
class RouteFolder implements CamelContextConfiguration {

    private static final String ROOT = "routes/";
    private static final String ENDING = ".camel.yaml";

    private final Path overrides;

    RouteFolder(@Value("${tillbridge.routes}") Path overrides) {
        this.overrides = overrides;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(resources());
        } catch (Exception e) {
            throw new IllegalStateException("A route cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // routes start with the context; nothing is left to do
    }

    private List<Resource> resources() throws IOException {
        TreeMap<String, Resource> byName = new TreeMap<>();
        for (var packed :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*" + ENDING)) {
            String url = packed.getURL().toString();
            String name = url.substring(url.lastIndexOf(ROOT) + ROOT.length());
            byName.put(name, ResourceHelper.fromBytes(ROOT + name, packed.getContentAsByteArray()));
        }
        if (Files.isDirectory(overrides)) {
            try (var files = Files.walk(overrides)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                    String name = overrides.relativize(file).toString();
                    byName.put(name, ResourceHelper.fromBytes(file.toString(), Files.readAllBytes(file)));
                }
            }
        }
        return new ArrayList<>(byName.values());
    }
}
