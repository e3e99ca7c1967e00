package io.tillbridge.integration;

import io.tillbridge.integration.OutgoingRows.Waiting;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what outgoing links have to send, each link's files in their order, from the node that holds the link's lease. */
@Component
class OutgoingPost {

    private static final Logger log = LoggerFactory.getLogger(OutgoingPost.class);

    private final Links links;
    private final LinkRows standings;
    private final OutgoingRows rows;
    private final ProducerTemplate camel;

    OutgoingPost(Links links, LinkRows standings, OutgoingRows rows, CamelContext camel) {
        this.links = links;
        this.standings = standings;
        this.rows = rows;
        this.camel = camel.createProducerTemplate();
    }

    void send() {
        try {
            for (Link link : links.all()) {
                if (!link.incoming() && links.runs(link.name()) && standings.lease(link)) {
                    send(link);
                }
            }
        } catch (RuntimeException failure) {
            if (!Failures.isOutage(failure)) {
                throw failure;
            }
            log.warn("Outgoing files wait: {}", Failures.root(failure).toString());
        }
    }

    /** A file that cannot be sent holds up those behind it, since their order may matter to the peer. */
    private void send(Link link) {
        boolean goesOn = true;
        while (goesOn) {
            Optional<Waiting> next = rows.next(link.name());
            goesOn = next.isPresent() && send(link, next.get());
        }
    }

    private boolean send(Link link, Waiting file) {
        Exception failure = write(link, file.name(), file.body());
        String done = link.transport().doneSuffix();
        if (failure == null && done != null) {
            failure = write(link, file.name() + done, new byte[0]);
        }
        if (failure == null) {
            rows.sent(file.id());
            standings.succeeded(link.name());
            return true;
        }
        PeerTrouble trouble = PeerTrouble.of(failure, link);
        log.warn("File {} of link {} is not sent: {} {}", file.name(), link.name(), trouble.code(), trouble.facts());
        rows.failed(file, trouble);
        standings.failed(link.name(), trouble);
        return false;
    }

    private @org.jspecify.annotations.Nullable Exception write(Link link, String name, byte[] body) {
        Exchange answer = camel.request("direct:" + LinkRoutes.route(link.name()), exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().setHeader(Exchange.FILE_NAME, name);
        });
        return answer.getException();
    }
}
