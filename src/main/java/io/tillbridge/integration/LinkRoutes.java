package io.tillbridge.integration;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.stereotype.Component;

/** Makes the route of a link, tries it where it cannot hurt, and puts it in the place of the old one. */
@Component
class LinkRoutes {

    private static final String PREFIX = "integration-link-";

    private final CamelContext camel;
    private final KameletComponent kamelets;
    private final LinkParts parts;
    private final Path work;

    LinkRoutes(CamelContext camel, KameletComponent kamelets, LinkParts parts, FilesProperties properties) {
        this.camel = camel;
        this.kamelets = kamelets;
        this.parts = parts;
        this.work = properties.kept().resolve("work");
        LinkSecrets.introduce(camel);
    }

    /** Whether routes can come and go: one that comes while the house still starts is lost without a word. */
    boolean mayChange() {
        return camel.getStatus().isStarted();
    }

    static String route(String link) {
        return PREFIX + link;
    }

    boolean runs(String link) {
        return camel.getRoute(route(link)) != null;
    }

    /**
     * Makes the route in a context of its own, in which nothing starts.
     *
     * @throws LinkRejected if Camel does not take it
     */
    void tryOut(Link link) {
        try (var scratch = new DefaultCamelContext()) {
            scratch.setAutoStartup(false);
            LinkSecrets.introduce(scratch);
            var component = new KameletComponent();
            component.setLocation(kamelets.getLocation());
            scratch.addComponent("kamelet", component);
            parts.bind(link, scratch.getRegistry());
            scratch.addRoutes(builder(link));
            scratch.start();
        } catch (Exception e) {
            throw LinkRejected.at(
                    LinkRejected.Code.LINK_ROUTE_REFUSED,
                    link.name(),
                    String.valueOf(Failures.root(e).getMessage()));
        }
    }

    /** Puts the link's route in the place of whichever there was. */
    void put(Link link) {
        remove(link.name());
        try {
            parts.bind(link, camel.getRegistry());
            camel.addRoutes(builder(link));
        } catch (Exception e) {
            remove(link.name());
            throw new IllegalStateException("route of link " + link.name(), e);
        }
    }

    /** Stops the link's route after the file that is in hand, and takes it out. */
    void remove(String link) {
        try {
            for (String route : new String[] {route(link), LinkAddress.kameletRoute(link)}) {
                if (camel.getRoute(route) != null) {
                    camel.getRouteController().stopRoute(route);
                    camel.removeRoute(route);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("route of link " + link, e);
        }
        parts.unbind(link, camel.getRegistry());
    }

    private RouteBuilder builder(Link link) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                if (link.incoming()) {
                    from(LinkAddress.source(link, work))
                            .routeId(route(link.name()))
                            .routeGroup("integration")
                            .routeDescription("Takes in the files of " + link.title())
                            .process(LinkParts.intake(link.name()))
                            .id("take-file-of-" + link.name());
                } else {
                    from("direct:" + route(link.name()))
                            .routeId(route(link.name()))
                            .routeGroup("integration")
                            .routeDescription("Sends files to " + link.title())
                            .to(LinkAddress.sink(link))
                            .id("send-file-of-" + link.name());
                }
            }
        };
    }
}
