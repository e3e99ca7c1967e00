package io.tillbridge.coupons;

class CouponRacesPostgresIT extends CouponRaces {

    CouponRacesPostgresIT() {
        super(CouponsUnderTest.onPostgres());
    }
}
