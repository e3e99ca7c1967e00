package io.tillbridge.coupons;

class CouponRacesTests extends CouponRaces {

    CouponRacesTests() {
        super(CouponsUnderTest.onH2());
    }
}
