package io.tillbridge.coupons;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Puts one question to a car park over HTTP; {@code parking-http-sink} says which. */
@Component("carParkMessages")
class CarParkMessages {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final byte[] NO_CAR_PARK =
            "{\"accepted\":false,\"reason\":\"no car park is linked\"}".getBytes(StandardCharsets.UTF_8);

    private final RestClient client;

    CarParkMessages() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(READ_TIMEOUT);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    /** Where no car park is linked nobody will ever answer, which is an answer too. */
    public byte[] none() {
        return NO_CAR_PARK.clone();
    }

    /**
     * Asks and brings the answer.
     *
     * @throws IllegalStateException if the car park did not answer with 200; it is asked again later
     */
    public byte[] tell(
            @Body byte[] question,
            @Header("car-park-url") String url,
            @Header("car-park-token") @Nullable String token) {
        var request = client.post().uri(URI.create(url)).contentType(MediaType.APPLICATION_JSON);
        if (token != null && !token.isBlank()) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        return request.body(question).exchangeForRequiredValue((asked, response) -> answer(response));
    }

    private static byte[] answer(ClientHttpResponse response) throws IOException {
        if (response.getStatusCode().value() != 200) {
            throw new IllegalStateException("the car park answers with status "
                    + response.getStatusCode().value());
        }
        return response.getBody().readNBytes(LARGEST_ANSWER);
    }
}
