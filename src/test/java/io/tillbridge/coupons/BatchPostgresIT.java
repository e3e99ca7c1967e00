package io.tillbridge.coupons;

class BatchPostgresIT extends BatchContract {

    BatchPostgresIT() {
        super(CouponsUnderTest.onPostgres());
    }
}
