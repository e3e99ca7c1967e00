package io.tillbridge.integration;

import java.io.File;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;

/** The step of a link's route that takes a file in. What goes wrong with one file stops neither the poll nor the route. */
final class LinkIntake implements Processor {

    private final Link link;
    private final FileIntake intake;
    private final LinkWatch watch;

    LinkIntake(Link link, FileIntake intake, LinkWatch watch) {
        this.link = link;
        this.intake = intake;
        this.watch = watch;
    }

    @Override
    public void process(Exchange exchange) {
        var file = exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class);
        File bytes = exchange.getIn().getBody(File.class);
        try {
            exchange.setProperty(
                    PeerFiles.TAKEN,
                    intake.take(
                            link,
                            file.getFileNameOnly(),
                            Instant.ofEpochMilli(file.getLastModified()),
                            bytes.toPath()));
        } catch (RuntimeException failure) {
            watch.trouble(failure);
        }
    }
}
