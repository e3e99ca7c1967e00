package io.tillbridge.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection that sends prepared bytes and reads one answer. The driver shares its cores with
 * the server it measures, so this does as little as the protocol allows.
 */
final class Wire implements Closeable {

    private static final int PATIENCE_MILLIS = 600_000;

    /** Status and body of one answer. */
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final int port;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int filled;
    private @Nullable Socket socket;

    Wire(int port) throws IOException {
        this.port = port;
        connect();
    }

    static byte[] request(String method, String path, String headers, byte[] body) {
        var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length
                + "\r\n\r\n";
        var ascii = head.getBytes(StandardCharsets.ISO_8859_1);
        var whole = new byte[ascii.length + body.length];
        System.arraycopy(ascii, 0, whole, 0, ascii.length);
        System.arraycopy(body, 0, whole, ascii.length, body.length);
        return whole;
    }

    Answer send(byte[] request) throws IOException {
        var open = socket == null ? connect() : socket;
        open.getOutputStream().write(request);
        return read(open.getInputStream());
    }

    private Socket connect() throws IOException {
        var fresh = new Socket(InetAddress.getLoopbackAddress(), port);
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE_MILLIS);
        position = 0;
        filled = 0;
        socket = fresh;
        return fresh;
    }

    private Answer read(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var length = 0;
        var chunked = false;
        var last = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                last = lower.contains("close");
            }
        }
        var body = chunked ? chunks(in) : exactly(in, length);
        if (last) {
            close();
        }
        return new Answer(status, body);
    }

    private byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            body.writeBytes(exactly(in, size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = new byte[length];
        var buffered = Math.min(length, filled - position);
        System.arraycopy(buffer, position, bytes, 0, buffered);
        position += buffered;
        if (in.readNBytes(bytes, buffered, length - buffered) < length - buffered) {
            throw new EOFException("the server closed the connection inside an answer");
        }
        return bytes;
    }

    private String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        while (true) {
            if (position == filled) {
                filled = Math.max(0, in.read(buffer));
                position = 0;
                if (filled == 0) {
                    throw new EOFException("the server closed the connection");
                }
            }
            var next = (char) buffer[position++];
            if (next == '\n') {
                return text.toString();
            }
            if (next != '\r') {
                text.append(next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        var open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (SocketException alreadyGone) {
                return;
            }
        }
    }
}
