package io.tillbridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Tillbridge. */
@SpringBootApplication
public class TillbridgeApplication {

    public static void main(String[] args) {
        SpringApplication.run(TillbridgeApplication.class, args);
    }
}
