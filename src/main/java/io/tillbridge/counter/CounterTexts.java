package io.tillbridge.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The words of the counter page, so that it switches language without a reload. */
@RestController
@RequestMapping("/api/v1/counter/texts")
class CounterTexts {

    private final Map<String, String> chinese = read("zh");
    private final Map<String, String> english = read("en");

    @Operation(summary = "The words of the counter page")
    @GetMapping
    Map<String, String> in(@RequestParam(defaultValue = "zh") String lang) {
        return lang.startsWith("en") ? english : chinese;
    }

    private static Map<String, String> read(String language) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("i18n/counter_" + language + ".properties").getInputStream(), UTF_8)) {
            properties.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
