package io.tillbridge.counter;

import java.net.URI;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The login page as Thymeleaf writes it, without a server. */
final class RenderedLogin {

    private final MockMvc pages;

    RenderedLogin(String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles.length == 0 ? new String[] {"demo"} : profiles);
        pages = MockMvcBuilders.standaloneSetup(new LoginPage(new CounterTexts(), environment))
                .setViewResolvers(views())
                .build();
    }

    String show(URI address) {
        return show(address, "zh-CN");
    }

    String show(URI address, String language) {
        try {
            var request = MockMvcRequestBuilders.get(address).header("Accept-Language", language);
            return pages.perform(request).andReturn().getResponse().getContentAsString();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ThymeleafViewResolver views() {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        return views;
    }
}
