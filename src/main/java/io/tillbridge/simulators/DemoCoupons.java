package io.tillbridge.simulators;

import io.tillbridge.coupons.BatchDesk;
import io.tillbridge.coupons.IssueRejected;
import io.tillbridge.shared.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives out coupons with codes that everybody may know, {@code DEMOOFF20_1} to {@code DEMOOFF20_9} and so on. */
@Component
@Profile("demo")
class DemoCoupons implements ApplicationRunner {

    private static final Caller DEMO = new Caller("demo", "Demo", Caller.Role.ADMIN, null, null);
    private static final int EACH = 9;
    private static final Logger log = LoggerFactory.getLogger(DemoCoupons.class);

    private final BatchDesk batches;

    DemoCoupons(BatchDesk batches) {
        this.batches = batches;
    }

    /** Every start says the same with the same key, so that only the first one gives anything out. */
    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (String template : List.of("DEMO-OFF20", "DEMO-KNIT10", "DEMO-TEE", "DEMO-LIVE15", "DEMO-PARK2H")) {
            String codes = IntStream.rangeClosed(1, EACH)
                    .mapToObj(number -> template.replace("-", "") + "_" + number)
                    .collect(Collectors.joining("\n"));
            giveOut(template, codes);
        }
    }

    private void giveOut(String template, String codes) throws IOException {
        try {
            var file = new ByteArrayInputStream(codes.getBytes(StandardCharsets.UTF_8));
            batches.csv("demo-" + template, template, null, file, DEMO);
        } catch (IssueRejected none) {
            log.info("Nothing is given out of {}: {}", template, none.getMessage());
        }
    }
}
