package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads coupons and what has become of them, over HTTP. */
@Tag(name = "coupons")
@RestController
@RequestMapping("/api/v1/coupons")
class CouponListController {

    private final CouponBook book;

    CouponListController(CouponBook book) {
        this.book = book;
    }

    @Operation(summary = "The coupons that were given to a member, those that end soonest first")
    @GetMapping
    List<CouponView> ofMember(@RequestParam String member) {
        return book.ofMember(member);
    }

    @Operation(summary = "A coupon by its id")
    @GetMapping("/{id}")
    CouponView one(@PathVariable UUID id) {
        return book.one(id);
    }

    @Operation(summary = "Every step in the life of a coupon, the first one first")
    @GetMapping("/{id}/history")
    List<CouponBook.Entry> history(@PathVariable UUID id) {
        return book.history(id);
    }
}
