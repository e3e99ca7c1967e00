package io.tillbridge;

import io.tillbridge.integration.LinkCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Tillbridge, or tries a link when the first argument is {@code link}. */
@SpringBootApplication
public class TillbridgeApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("link")) {
            System.exit(LinkCommand.run(args));
        }
        SpringApplication.run(TillbridgeApplication.class, args);
    }
}
