package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** The rules of coupons over HTTP. */
@Tag(name = "coupons")
@RestController
@RequestMapping("/api/v1/coupon-templates")
class TemplateController {

    private final TemplateDesk desk;
    private final IdempotentCalls calls;

    TemplateController(TemplateDesk desk, IdempotentCalls calls) {
        this.desk = desk;
        this.calls = calls;
    }

    /** A new template; what is left out is for everything, everywhere, beside all others, paid by the store, without limit. */
    record NewTemplate(
            @NotBlank @Pattern(regexp = "[A-Z0-9-]{1,32}") String code,
            @NotBlank @Size(max = 100) String titleZh,
            @NotBlank @Size(max = 100) String titleEn,
            @NotNull Benefit benefit,
            @Nullable Scope scope,
            @Nullable Stacking stacking,
            @Nullable FenRounding rounding,
            @Nullable IssuerShare share,
            @NotNull Validity validity,
            @Nullable Limits limits) {}

    record NewState(
            @NotNull CouponTemplate.State state,
            @NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "Make a template; its terms are never changed afterwards")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CouponTemplate.class)))
    @PostMapping
    ResponseEntity<byte[]> make(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewTemplate said,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.CREATED,
                List.of("coupon-template", said),
                () -> desk.make(template(said), caller));
    }

    @Operation(summary = "All templates with how many coupons of each there are")
    @GetMapping
    List<TemplateDesk.Counted> all() {
        return desk.all();
    }

    @Operation(summary = "A template with how many coupons of it there are")
    @GetMapping("/{template}")
    TemplateDesk.Counted one(@PathVariable String template) {
        return desk.one(template);
    }

    @Operation(summary = "Pause a template, or make it active again")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CouponTemplate.class)))
    @PostMapping("/{template}/state")
    ResponseEntity<byte[]> state(
            @PathVariable String template,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewState wanted,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("coupon-template-state", template, wanted),
                () -> desk.state(template, wanted.state(), wanted.reason(), caller));
    }

    private CouponTemplate template(NewTemplate said) {
        var terms = new CouponTerms(
                said.benefit(),
                said.scope() == null ? Scope.EVERYTHING : said.scope(),
                said.stacking() == null ? Stacking.WITH_ALL : said.stacking(),
                said.rounding() == null ? FenRounding.HALF_UP : said.rounding());
        return new CouponTemplate(
                desk.newId(),
                said.code(),
                said.titleZh(),
                said.titleEn(),
                terms,
                said.share() == null ? IssuerShare.STORE : said.share(),
                said.validity(),
                said.limits() == null ? Limits.NONE : said.limits(),
                CouponTemplate.State.ACTIVE);
    }
}
