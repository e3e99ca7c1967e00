package io.tillbridge.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the method for a request as Spring MVC does, but compares only with patterns that begin as the request does. */
final class GlancingMappings extends RequestMappingHandlerMapping {

    /** Makes Spring MVC take these mappings in place of its own. */
    @Component
    static class InPlace implements WebMvcRegistrations {

        @Override
        public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
            return new GlancingMappings();
        }
    }

    /** By the mapping itself, as it is compared for every request. */
    private final Map<RequestMappingInfo, LiteralStart> starts = new IdentityHashMap<>();

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
        methods.keySet().forEach(info -> starts.put(info, new LiteralStart(info.getPatternValues())));
        super.handlerMethodsInitialized(methods);
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        LiteralStart start = starts.get(info);
        return start == null || start.mayMatch(request) ? super.getMatchingMapping(info, request) : null;
    }
}
