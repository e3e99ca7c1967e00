package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives coupons out over HTTP. The one answer that holds codes; what is remembered of it does not. */
@Tag(name = "coupons")
@RestController
@RequestMapping("/api/v1/coupons")
class IssueController {

    private final CouponIssue issue;
    private final IdempotentCalls calls;

    IssueController(CouponIssue issue, IdempotentCalls calls) {
        this.issue = issue;
        this.calls = calls;
    }

    /**
     * What is wanted.
     *
     * @param count absent for one
     * @param room the live room whose viewers get them; absent for others
     */
    record Giving(
            @NotBlank @Size(max = 32) String template,
            @Nullable @Positive @Max(100) Integer count,
            @Nullable @Size(max = 64) String member,
            @Nullable @Size(max = 100) String room) {}

    @Operation(summary = "Give coupons out, up to 100; the answer holds their codes")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CouponIssue.Issued.class)))
    @PostMapping
    ResponseEntity<CouponIssue.Issued> give(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Giving giving,
            Caller caller) {
        ResponseEntity<byte[]> remembered =
                calls.once(caller, key, HttpStatus.CREATED, List.of("coupon-issue", giving), () -> {
                    giveOut(key == null ? "" : key, giving, caller);
                    return List.of();
                });
        return ResponseEntity.status(remembered.getStatusCode())
                .headers(remembered.getHeaders())
                .body(issue.given(key == null ? "" : key, caller));
    }

    private void giveOut(String key, Giving giving, Caller caller) {
        int count = giving.count() == null ? 1 : giving.count();
        issue.issue(key, giving.template(), count, giving.member(), giving.room(), caller);
    }
}
