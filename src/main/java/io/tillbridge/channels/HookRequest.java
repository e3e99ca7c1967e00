package io.tillbridge.channels;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servlet request behind a Camel message: read from the source, since headers of a message can be forged by a query. */
final class HookRequest {

    private static final Pattern PATH = Pattern.compile("/hooks/([a-z0-9-]{1,32})/([A-Za-z0-9._-]{1,64})");

    private final HttpServletRequest servlet;
    private final Matcher path;

    private HookRequest(HttpServletRequest servlet, Matcher path) {
        this.servlet = servlet;
        this.path = path;
    }

    static HookRequest of(HttpServletRequest servlet) {
        Matcher path = PATH.matcher(servlet.getRequestURI());
        if (!path.matches()) {
            throw new PushRefused("not a hook's path");
        }
        return new HookRequest(servlet, path);
    }

    String channel() {
        return path.group(1);
    }

    String account() {
        return path.group(2);
    }

    PushRequest request(Instant receivedAt) {
        Map<String, String> query = new HashMap<>();
        servlet.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(servlet.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), servlet.getHeader(name));
        }
        Object body = servlet.getAttribute(HookBodyFilter.RAW_BODY);
        return new PushRequest(
                servlet.getMethod(), query, headers, body instanceof byte[] raw ? raw : new byte[0], receivedAt);
    }
}
