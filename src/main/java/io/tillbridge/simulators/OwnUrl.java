package io.tillbridge.simulators;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where this very server answers, also when it was told to take any free port. */
@Component
@Profile("demo")
class OwnUrl {

    private volatile String base;

    OwnUrl(@Value("${tillbridge.simulators.own-url:}") String configured) {
        this.base = configured;
    }

    @EventListener
    void listensNow(WebServerInitializedEvent started) {
        boolean management = "management".equals(started.getApplicationContext().getServerNamespace());
        if (base.isBlank() && !management) {
            base = "http://127.0.0.1:" + started.getWebServer().getPort();
        }
    }

    String of(String path) {
        return base + path;
    }
}
