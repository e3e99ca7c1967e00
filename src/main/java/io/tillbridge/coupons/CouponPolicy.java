package io.tillbridge.coupons;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How the company computes with several coupons. */
@Component
class CouponPolicy {

    private final ApplyOrder order;
    private final ThresholdBasis basis;

    @Autowired
    CouponPolicy(
            @Value("${tillbridge.coupons.order}") ApplyOrder order,
            @Value("${tillbridge.coupons.threshold-basis}") ThresholdBasis basis) {
        this.order = order;
        this.basis = basis;
    }

    ApplyOrder order() {
        return order;
    }

    ThresholdBasis basis() {
        return basis;
    }
}
