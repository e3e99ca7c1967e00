package io.tillbridge.coupons;

class BatchTests extends BatchContract {

    BatchTests() {
        super(CouponsUnderTest.onH2());
    }
}
