package io.tillbridge.integration;

import java.time.Clock;
import org.apache.camel.spi.Registry;
import org.springframework.stereotype.Component;

/**
 * What a link's route refers to by name: who it is at its peer, who decides about
 * its files, who follows its polls, who takes files in.
 */
@Component
class LinkParts {

    private final FileIntake intake;
    private final LinkRows links;
    private final PeerCopies copies;
    private final FileAnswers answers;
    private final Clock clock;

    LinkParts(FileIntake intake, LinkRows links, PeerCopies copies, FileAnswers answers, Clock clock) {
        this.intake = intake;
        this.links = links;
        this.copies = copies;
        this.answers = answers;
        this.clock = clock;
    }

    static String intake(String link) {
        return "link-intake-" + link;
    }

    void bind(Link link, Registry registry) {
        LinkSecrets.bind(link, registry);
        if (link.incoming()) {
            PeerMemory memory = PeerMemory.of(link, copies, clock);
            var watch = new LinkWatch(link, links, memory.moves(), clock);
            registry.bind(LinkAddress.watch(link.name()), watch);
            registry.bind(LinkAddress.files(link.name()), new PeerFiles<>(link, links, copies, answers, memory));
            registry.bind(intake(link.name()), new LinkIntake(link, intake, watch));
        }
    }

    void unbind(String link, Registry registry) {
        LinkSecrets.unbind(link, registry);
        registry.unbind(LinkAddress.watch(link));
        registry.unbind(LinkAddress.files(link));
        registry.unbind(intake(link));
    }
}
