package io.tillbridge.console;

import io.swagger.v3.oas.annotations.Operation;
import io.tillbridge.integration.MessageFlow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The invariants of the books, derived again from the ledgers on a live system. */
@RestController
class BooksController {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Books books;
    private final MessageFlow flow;

    BooksController(Books books, MessageFlow flow) {
        this.books = books;
        this.flow = flow;
    }

    /**
     * @param settled whether every message had come to rest when the books were read
     * @param inFlight messages by where they wait
     */
    record Answer(
            boolean balanced,
            boolean settled,
            List<Books.Difference> differences,
            Map<String, Long> counts,
            Map<String, Long> inFlight,
            long outbox) {}

    @Operation(summary = "Check every invariant against the ledgers; settle=30s waits for messages in flight first")
    @GetMapping("/api/v1/books")
    Answer books(@RequestParam(defaultValue = "0s") String settle) {
        Duration limit = DurationStyle.detectAndParse(settle);
        boolean settled = flow.settle(limit.compareTo(LONGEST) > 0 ? LONGEST : limit);
        List<Books.Difference> differences = books.differences(settled);
        return new Answer(differences.isEmpty(), settled, differences, books.counts(), flow.queues(), flow.outbox());
    }
}
