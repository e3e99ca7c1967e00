package io.tillbridge.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.TillbridgeTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TillbridgeTest
class PushSizeTests {

    private static final int LIMIT = 256 * 1024;
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final int port;
    private final Api api;

    PushSizeTests(@LocalServerPort int port) {
        this.port = port;
        this.api = Api.at(port);
    }

    @Test
    void theLargestBodyIsTakenAndOneByteMoreIsNot() {
        assertThat(api.push(UUID.randomUUID().toString(), body(LIMIT)).status()).isEqualTo(202);
        assertThat(api.push(UUID.randomUUID().toString(), body(LIMIT + 1)).status())
                .isEqualTo(413);
    }

    @Test
    void tenMegabytesAreRefusedBeforeTheyAreRead() throws IOException {
        assertThat(answerTo("Content-Length: " + TEN_MEGABYTES, false)).startsWith("HTTP/1.1 413");
    }

    @Test
    void tenMegabytesInChunksAreRefusedToo() throws IOException {
        assertThat(answerTo("Transfer-Encoding: chunked", true)).startsWith("HTTP/1.1 413");
    }

    /** Sends until the server hangs up, as a careless client does, and reads the first line of the answer. */
    private String answerTo(String header, boolean chunked) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /hooks/generic/demo HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            send(out, chunked);
            var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            return String.valueOf(new BufferedReader(in).readLine());
        }
    }

    private static void send(OutputStream out, boolean chunked) throws IOException {
        var rest = new ByteArrayInputStream(body(LIMIT + 2));
        try {
            for (byte[] part = rest.readNBytes(8_192); part.length > 0; part = rest.readNBytes(8_192)) {
                out.write(
                        chunked
                                ? (Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII)
                                : new byte[0]);
                out.write(part);
                out.write(chunked ? "\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
            }
            out.flush();
        } catch (SocketException hungUp) {
            // the server has answered already
        }
    }

    private static byte[] body(int bytes) {
        byte[] body = new byte[bytes];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        body[bytes - 1] = '}';
        return body;
    }
}
