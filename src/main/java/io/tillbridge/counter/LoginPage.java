package io.tillbridge.counter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where staff log in; names the demo accounts only where the demo profile runs. */
@Controller
class LoginPage {

    private static final Profiles DEMO = Profiles.of("demo");

    private final CounterTexts texts;
    private final boolean demo;

    LoginPage(CounterTexts texts, Environment environment) {
        this.texts = texts;
        this.demo = environment.acceptsProfiles(DEMO);
    }

    @GetMapping("/login")
    String show(@RequestParam(required = false) @Nullable String lang, Locale browser, Model model) {
        var language = "en".equals(lang != null ? lang : browser.getLanguage()) ? "en" : "zh";
        model.addAttribute("texts", texts.in(language));
        model.addAttribute("english", language.equals("en"));
        model.addAttribute("demo", demo);
        return "login";
    }
}
