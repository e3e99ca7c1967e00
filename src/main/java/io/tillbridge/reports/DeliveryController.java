package io.tillbridge.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who gets which report, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class DeliveryController {

    private static final int MOST_SHOWN = 500;

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final ReportDesk desk;
    private final DayEnd dayEnd;
    private final IdempotentCalls calls;

    DeliveryController(
            Subscriptions subscriptions, Deliveries deliveries, ReportDesk desk, DayEnd dayEnd, IdempotentCalls calls) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.desk = desk;
        this.dayEnd = dayEnd;
        this.calls = calls;
    }

    /**
     * A subscription as somebody wants it.
     *
     * @param store absent for a report about the company
     * @param recipients addresses, or {@code link:<name>} for a file drop
     */
    @Schema(name = "ReportSubscribing")
    record Subscribing(
            @NotBlank String report,
            @Nullable @Size(max = 32) String store,
            @NotNull @Pattern(regexp = "zh|en") String language,
            @NotEmpty List<@Pattern(regexp = "pdf|xlsx") String> formats,

            @NotEmpty @Size(max = 10)
            List<@Pattern(regexp = "link:[A-Za-z0-9_-]{1,60}|[^@\\s,]+@[^@\\s,]+") String> recipients,

            @NotNull LocalTime at,
            boolean enabled) {}

    @Schema(name = "ReportSendNow")
    record SendNow(@NotNull LocalDate date) {}

    @Schema(name = "ReportSending")
    record Sending(UUID id) {}

    @Operation(summary = "Who gets which report when")
    @GetMapping("/report-subscriptions")
    List<Subscription> all() {
        return subscriptions.all();
    }

    @Operation(summary = "Have a report sent every day, or change how")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Subscription.class)))
    @PutMapping("/report-subscriptions/{id}")
    ResponseEntity<byte[]> set(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Subscribing body,
            Caller caller) {
        ReportDefinition report = desk.definition(body.report());
        String store = report.scope() == ReportDefinition.Scope.COMPANY || body.store() == null
                ? StoreDay.COMPANY
                : body.store();
        if (report.scope() == ReportDefinition.Scope.STORE && store.equals(StoreDay.COMPANY)) {
            throw ReportRejected.storeNeeded(report.id());
        }
        dayEnd.rule(store);
        var wanted = new Subscription(
                id,
                body.report(),
                store,
                body.language(),
                body.formats(),
                body.recipients(),
                body.at(),
                body.enabled());
        return calls.once(caller, key, HttpStatus.OK, List.of("subscription", wanted), () -> {
            subscriptions.set(wanted, caller.id());
            return wanted;
        });
    }

    @Operation(summary = "Send it now, about any day")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Sending.class)))
    @PostMapping("/report-subscriptions/{id}/sendings")
    ResponseEntity<byte[]> now(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody SendNow body,
            Caller caller) {
        Subscription one = subscriptions.find(id).orElseThrow(() -> ReportRejected.unknown(id.toString()));
        return calls.once(
                caller,
                key,
                HttpStatus.ACCEPTED,
                List.of("send-now", id, body),
                () -> new Sending(deliveries.now(one, body.date())));
    }

    @Operation(summary = "The latest sendings and what became of them")
    @GetMapping("/report-deliveries")
    List<Delivery> log() {
        return subscriptions.latest(MOST_SHOWN);
    }
}
