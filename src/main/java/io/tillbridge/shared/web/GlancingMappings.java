package io.tillbridge.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the method for a request as Spring MVC does, but compares only with patterns that begin as the request does. */
final class GlancingMappings extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, LiteralStart> starts = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        LiteralStart start = starts.computeIfAbsent(info, any -> new LiteralStart(any.getPatternValues()));
        return start.mayMatch(request) ? super.getMatchingMapping(info, request) : null;
    }
}
