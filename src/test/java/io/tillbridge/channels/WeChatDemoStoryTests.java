package io.tillbridge.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The simulated shop and the real adapter meet over HTTP: each proves that the other is right. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        classes = {WeChatDemoStoryTests.Demo.class, WeChatDemoStoryTests.Hook.class})
@ActiveProfiles("demo")
class WeChatDemoStoryTests {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Hook hook;

    @DynamicPropertySource
    static void listensOnAFreePort(DynamicPropertyRegistry registry) {
        int port = TestSocketUtils.findAvailableTcpPort();
        registry.add("server.port", () -> port);
    }

    @Test
    void followsAnOrderFromPaymentToCancellation() {
        var purchase = Map.of(
                "store", "S001",
                "phoneLast4", "4321",
                "lines", List.of(Map.of("sku", "SKU-RED-M", "quantity", 2, "priceFen", 12_900)));

        var bought = post("/api/v1/simulators/wechat/orders", purchase);
        String orderId = bought.path("orderId").textValue();
        var cancelled = post("/api/v1/simulators/wechat/orders/" + orderId + "/cancel", Map.of());

        assertThat(bought.path("acknowledged").textValue()).isEqualTo("success");
        assertThat(cancelled.path("acknowledged").textValue()).isEqualTo("success");
        assertThat(hook.events)
                .extracting(OrderEvent::type)
                .containsExactly(OrderEvent.Type.ORDER_PAID, OrderEvent.Type.ORDER_CANCELLED);
        var order = hook.events.get(0).order();
        assertThat(order.orderId()).isEqualTo(orderId).hasSize(19);
        assertThat(order.amounts().paid()).isEqualTo(new Money(25_800));
        assertThat(order.fulfilments())
                .extracting(OrderEvent.Fulfilment::channelStoreId)
                .containsExactly("S001");
        assertThat(order.toString()).contains("138****4321");
    }

    @Test
    void refusesAPurchaseOfNothing() {
        var nothing = Map.of("store", "S001", "lines", List.of());

        assertThat(http.postForEntity("/api/v1/simulators/wechat/orders", nothing, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    private JsonNode post(String path, Object body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        var answer = http.postForEntity(path, new HttpEntity<>(body, headers), JsonNode.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return answer.getBody();
    }

    @TestConfiguration
    @ComponentScan(
            basePackages = "io.tillbridge.simulators",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(OwnUrl|WeChat(Shop|Shopper|Pusher|ServerSimulator))"))
    @Import({
        ChannelAdapters.class,
        GenericAdapter.class,
        WeChatAdapter.class,
        WeChatApi.class,
        WeChatTokens.class,
        WeChatHttp.class
    })
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Demo {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** Plays the ingress: verifies, fetches at once, answers. */
    @RestController
    static class Hook {

        private final List<OrderEvent> events = new CopyOnWriteArrayList<>();
        private final ChannelAdapters adapters;
        private final ChannelsProperties properties;
        private final Clock clock;

        Hook(ChannelAdapters adapters, ChannelsProperties properties, Clock clock) {
            this.adapters = adapters;
            this.properties = properties;
            this.clock = clock;
        }

        @RequestMapping("/hooks/wechat/demo")
        String push(HttpServletRequest http) throws IOException {
            var account = properties.account("wechat", "demo").orElseThrow();
            var query = http.getParameterMap().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, parameter -> parameter.getValue()[0]));
            byte[] body = http.getInputStream().readAllBytes();
            var request = new PushRequest(http.getMethod(), query, Map.of(), body, clock.instant());
            var push = adapters.of(account).verify(account, request);
            var message = new InboundMessage(
                    push.messageKey(), push.businessKey(), push.content(), Map.of(), clock.instant(), null);
            adapters.of(account).fetch(account, message).ifPresent(events::add);
            return push.acknowledgement().body();
        }
    }
}
