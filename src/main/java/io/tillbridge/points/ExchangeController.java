package io.tillbridge.points;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What points are exchanged for and what earns them, over HTTP. */
@RestController
@RequestMapping("/api/v1/points")
class ExchangeController {

    private final ExchangeDesk desk;
    private final Offers offers;
    private final PointsRules rules;
    private final IdempotentCalls calls;

    ExchangeController(ExchangeDesk desk, Offers offers, PointsRules rules, IdempotentCalls calls) {
        this.desk = desk;
        this.offers = offers;
        this.rules = rules;
        this.calls = calls;
    }

    /** {@code amount} is pieces of goods or coupons; for money off how many points are to be spent at most. */
    record Exchanging(
            @NotBlank @Size(max = 32) String member,
            @NotBlank @Size(max = 64) String offer,
            @Positive long amount,
            @Nullable Agreement agreement) {}

    record Reverting(@NotBlank @Size(max = 500) String reason) {}

    record Offering(
            @NotNull Offer.Kind kind,
            @NotBlank @Size(max = 100) String titleZh,
            @NotBlank @Size(max = 100) String titleEn,
            @NotNull @Size(max = 64) String reference,
            @PositiveOrZero long points,
            @Nullable @PositiveOrZero Long stock,
            @Nullable @Size(max = 32) String store,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    record Ruling(
            @NotNull PointsRule.Kind kind,
            @Nullable @Size(max = 16) String tier,
            @Nullable @Size(max = 32) String channel,
            @Nullable @Size(max = 32) String store,
            @Nullable @Size(max = 64) String sku,
            @PositiveOrZero long points,
            @PositiveOrZero long fen,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    @Operation(summary = "What points can be exchanged for here and now")
    @GetMapping("/offers")
    List<Offer> offers(@RequestParam(required = false) @Nullable String store, Caller caller) {
        return desk.offers(store == null ? where(caller) : store);
    }

    @Operation(summary = "What an exchange would come to; changes nothing")
    @GetMapping("/offers/{offer}/quote")
    ExchangeDesk.Quote quote(
            @PathVariable String offer, @RequestParam String member, @RequestParam long amount, Caller caller) {
        return desk.quote(new ExchangeDesk.Wish(member, offer, amount, where(caller)));
    }

    @Operation(summary = "Exchange points: for so many pieces, or so many points for money off")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Exchange.class)))
    @PostMapping("/exchanges")
    ResponseEntity<byte[]> exchange(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Exchanging body,
            Caller caller) {
        Agreement agreement = body.agreement() == null ? Agreement.NOTHING : body.agreement();
        var wish = new ExchangeDesk.Wish(body.member(), body.offer(), body.amount(), where(caller));
        return calls.once(
                caller,
                key,
                HttpStatus.CREATED,
                List.of("exchange", body.member(), body.offer(), body.amount()),
                () -> desk.exchange(call(caller, key), wish, agreement, caller));
    }

    @Operation(summary = "Take an exchange back: the points return to where they were")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Exchange.class)))
    @PostMapping("/exchanges/{id}/reversal")
    ResponseEntity<byte[]> revert(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Reverting body,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("exchange-reversal", id, body),
                () -> desk.revert(call(caller, key), id, body.reason(), caller));
    }

    @Operation(summary = "A member's latest exchanges")
    @GetMapping("/accounts/{member}/exchanges")
    List<Exchange> exchanges(@PathVariable String member) {
        return desk.ofMember(member);
    }

    @Operation(summary = "Offer something for points, or change what is offered")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Offer.class)))
    @PutMapping("/offers/{offer}")
    ResponseEntity<byte[]> offer(
            @PathVariable @Size(max = 64) String offer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Offering body,
            Caller caller) {
        var wanted = new Offers.Wanted(
                body.kind(),
                body.titleZh(),
                body.titleEn(),
                body.reference(),
                body.points(),
                body.stock(),
                body.store(),
                body.validFrom(),
                body.validUntil());
        return calls.once(
                caller, key, HttpStatus.OK, List.of("offer", offer, body), () -> offers.set(offer, wanted, caller));
    }

    @Operation(summary = "All rules with all their versions, the latest version first")
    @GetMapping("/rules")
    List<PointsRule> rules() {
        return rules.all();
    }

    @Operation(
            summary = "Set a rule: its next version",
            description =
                    "EARN: so many points for each so many fen. PRICE: so many points are worth so many fen. CAP_ORDER"
                            + " and CAP_DAY: at most so many points. The version before ends where this one begins.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointsRule.class)))
    @PutMapping("/rules/{rule}")
    ResponseEntity<byte[]> rule(
            @PathVariable @Size(max = 64) String rule,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Ruling body,
            Caller caller) {
        var wanted = new PointsRules.Wanted(
                body.kind(),
                body.tier(),
                body.channel(),
                body.store(),
                body.sku(),
                body.points(),
                body.fen(),
                body.validFrom(),
                body.validUntil());
        return calls.once(
                caller, key, HttpStatus.OK, List.of("points-rule", rule, body), () -> rules.set(rule, wanted, caller));
    }

    private static PointsCall call(Caller caller, @Nullable String key) {
        return new PointsCall(caller.id(), key == null ? "" : key, caller.id());
    }

    private static @Nullable String where(Caller caller) {
        return caller.store() == null ? null : caller.store().code();
    }
}
