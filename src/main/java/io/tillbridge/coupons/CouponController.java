package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.TryLimit;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a counter or till does with coupons, over HTTP. Codes are only ever in bodies, never in an address or an answer. */
@Tag(name = "coupons")
@RestController
@RequestMapping("/api/v1/coupons")
class CouponController {

    private static final String NO_SUCH_KEY = "";

    private final CouponDesk desk;
    private final CouponBook book;
    private final TryLimit tries;
    private final IdempotentCalls calls;

    CouponController(CouponDesk desk, CouponBook book, TryLimit tries, IdempotentCalls calls) {
        this.desk = desk;
        this.book = book;
        this.tries = tries;
        this.calls = calls;
    }

    /** What was scanned or typed. */
    record LookUp(@NotBlank @Size(max = 100) String code) {

        @Override
        public String toString() {
            return "LookUp";
        }
    }

    record VoidingUse(
            @Nullable @Size(max = 20) List<UUID> coupons,
            @NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "The coupon behind a code; changes nothing")
    @PostMapping("/look-ups")
    CouponView lookUp(@Valid @RequestBody LookUp what, Caller caller) {
        return tries.guarded(caller, () -> desk.find(what.code()));
    }

    @Operation(summary = "What coupons would take off a basket now, and why some would not; changes nothing")
    @PostMapping("/checks")
    CouponQuote check(@Valid @RequestBody CouponUse use, Caller caller) {
        return tries.guarded(caller, () -> desk.check(use, caller));
    }

    @Operation(summary = "Hold coupons for an order or a till until a moment, all or none")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CouponView.Group.class)))
    @PostMapping("/locks")
    ResponseEntity<byte[]> lock(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Locking locking,
            Caller caller) {
        return once(
                caller, key, HttpStatus.OK, List.of("coupon-lock", locking), () -> desk.lock(of(key), locking, caller));
    }

    @Operation(summary = "Let coupons go that one holds, all or none")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CouponView.Group.class)))
    @PostMapping("/unlocks")
    ResponseEntity<byte[]> unlock(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Unlocking unlocking,
            Caller caller) {
        return once(
                caller,
                key,
                HttpStatus.OK,
                List.of("coupon-unlock", unlocking),
                () -> desk.unlock(of(key), unlocking, caller));
    }

    @Operation(summary = "Use coupons for a basket, all or none")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CouponRedemption.class)))
    @PostMapping("/redemptions")
    ResponseEntity<byte[]> redeem(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody CouponUse use,
            Caller caller) {
        return once(
                caller,
                key,
                HttpStatus.CREATED,
                List.of("coupon-redeem", use),
                () -> desk.redeem(of(key), use, caller));
    }

    @Operation(summary = "A use of coupons, with what of it was voided")
    @GetMapping("/redemptions/{id}")
    CouponRedemption redemption(@PathVariable UUID id, Caller caller) {
        return book.redemption(id, caller);
    }

    @Operation(summary = "Take a use back that did not count, of all its coupons or of some")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CouponView.Group.class)))
    @PostMapping("/redemptions/{id}/voids")
    ResponseEntity<byte[]> voidUse(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody VoidingUse voiding,
            Caller caller) {
        var whole = new Voiding(id, voiding.coupons(), voiding.reason());
        return once(
                caller,
                key,
                HttpStatus.OK,
                List.of("coupon-void", whole),
                () -> desk.voidRedemption(of(key), whole, caller));
    }

    @Operation(summary = "Take coupons back from whoever has them, all or none")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CouponView.Group.class)))
    @PostMapping("/recalls")
    ResponseEntity<byte[]> recall(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Recalling recalling,
            Caller caller) {
        return once(
                caller,
                key,
                HttpStatus.OK,
                List.of("coupon-recall", recalling),
                () -> desk.recall(of(key), recalling, caller));
    }

    @Operation(summary = "Whether the caller's call with that key was done, and what it did")
    @GetMapping("/calls/{key}")
    CouponDesk.Done done(@PathVariable String key, Caller caller) {
        return desk.done(key, caller).orElseThrow(() -> CouponRejected.unknownCall(key));
    }

    /** A wrong code counts as a guess; without a key nothing is run at all. */
    private ResponseEntity<byte[]> once(
            Caller caller, @Nullable String key, HttpStatus success, List<Object> request, Supplier<?> call) {
        return tries.guarded(caller, () -> calls.once(caller, key, success, request, call));
    }

    private static String of(@Nullable String key) {
        return key == null ? NO_SUCH_KEY : key;
    }
}
