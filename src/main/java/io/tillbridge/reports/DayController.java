package io.tillbridge.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Business days of stores over HTTP: where they stand, closing and reopening. */
@RestController
@RequestMapping("/api/v1/stores/{store}")
class DayController {

    private static final int MOST_DAYS = 92;

    private final DayEnd dayEnd;
    private final StoreDays days;
    private final IdempotentCalls calls;
    private final ApplicationEventPublisher events;

    DayController(DayEnd dayEnd, StoreDays days, IdempotentCalls calls, ApplicationEventPublisher events) {
        this.dayEnd = dayEnd;
        this.days = days;
        this.calls = calls;
        this.events = events;
    }

    /**
     * Where a day stands.
     *
     * @param until when it ends, or ended
     * @param missing what it lacks, or lacked when it was closed
     */
    @Schema(name = "BusinessDay")
    record Day(
            LocalDate date,
            ReportData.State state,
            Instant from,
            Instant until,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String reason,
            List<String> missing) {}

    @Schema(name = "DayClosing")
    record Closing(@Nullable @Size(max = 500) String reason) {}

    @Schema(name = "DayReopening")
    record Reopening(@NotBlank @Size(max = 500) String reason) {}

    /** @param cutOff by the store's clock; what happens before it belongs to the day before */
    @Schema(name = "DayRule")
    record DayRule(
            @NotNull LocalTime cutOff,
            @PositiveOrZero @Max(168) int limitHours) {}

    @Operation(summary = "The business days of a store, the latest first, and what those that are open still lack")
    @GetMapping("/days")
    List<Day> days(
            @PathVariable String store, @RequestParam LocalDate from, @RequestParam LocalDate to, Caller caller) {
        StoreDays.Rule rule = rule(store, caller);
        LocalDate last = to.isAfter(dayEnd.today(rule)) ? dayEnd.today(rule) : to;
        Map<LocalDate, DayBook.Standing> known = dayEnd.standing(store, from, last);
        List<Day> all = new ArrayList<>();
        for (LocalDate date = last; !date.isBefore(from) && all.size() < MOST_DAYS; date = date.minusDays(1)) {
            all.add(day(rule.day(date), known.get(date)));
        }
        return all;
    }

    private Day day(StoreDay day, DayBook.@Nullable Standing standing) {
        if (standing == null) {
            return new Day(
                    day.date(), ReportData.State.OPEN, day.from(), day.until(), null, null, null, dayEnd.missing(day));
        }
        return new Day(
                day.date(),
                standing.state(),
                day.from(),
                day.until(),
                standing.closedAt(),
                standing.closedBy(),
                standing.reason(),
                standing.missing() == null
                        ? List.of()
                        : List.of(standing.missing().split(", ")));
    }

    @Operation(summary = "Close a business day that is over; with a reason where something is missing")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Day.class)))
    @PostMapping("/days/{date}/closing")
    ResponseEntity<byte[]> close(
            @PathVariable String store,
            @PathVariable LocalDate date,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Closing body,
            Caller caller) {
        StoreDay day = rule(store, caller).day(date);
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("day-closing", store, date, body),
                () -> day(day, dayEnd.close(day, body.reason(), caller)));
    }

    @Operation(summary = "Open a closed business day again: its figures are live until it is closed anew")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Day.class)))
    @PostMapping("/days/{date}/reopening")
    ResponseEntity<byte[]> reopen(
            @PathVariable String store,
            @PathVariable LocalDate date,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Reopening body,
            Caller caller) {
        StoreDay day = rule(store, caller).day(date);
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("day-reopening", store, date, body),
                () -> day(day, dayEnd.reopen(day, body.reason(), caller)));
    }

    @Operation(summary = "When a store's business day ends, and how long what is missing is waited for")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DayRule.class)))
    @PutMapping("/day-rule")
    ResponseEntity<byte[]> rule(
            @PathVariable String store,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody DayRule body,
            Caller caller) {
        rule(store, caller);
        return calls.once(caller, key, HttpStatus.OK, List.of("day-rule", store, body), () -> {
            days.set(store, body.cutOff(), body.limitHours());
            events.publishEvent(new Audited(caller.id(), "DAY_RULE_SET", store, body.toString()));
            return body;
        });
    }

    private StoreDays.Rule rule(String store, Caller caller) {
        caller.mustWorkIn(new StoreId(store));
        return dayEnd.rule(store);
    }
}
