package io.tillbridge.warehouse;

class FeedHistoriesPostgresIT extends FeedHistories {

    FeedHistoriesPostgresIT() {
        super(WarehouseUnderTest.onPostgres(), 60);
    }
}
