package io.tillbridge.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.Tone;
import io.tillbridge.shared.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Says "no" as problem+json where no controller is reached. */
@Component
class Problems {

    private final Texts texts;
    private final LocaleResolver locales;
    private final ObjectMapper json;

    Problems(Texts texts, LocaleResolver locales, ObjectMapper json) {
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, int status, String code) throws IOException {
        LocaleContextHolder.setLocale(locales.resolveLocale(request));
        try {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("status", status);
            problem.put("title", code);
            problem.put("code", code);
            problem.put("tone", Tone.LOOK);
            problem.put("detail", texts.sentence(code, List.of()));
            problem.put("next", texts.next(code, List.of()));
            response.setStatus(status);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            json.writeValue(response.getOutputStream(), problem);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
