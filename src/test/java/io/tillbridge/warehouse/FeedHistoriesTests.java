package io.tillbridge.warehouse;

class FeedHistoriesTests extends FeedHistories {

    FeedHistoriesTests() {
        super(WarehouseUnderTest.onH2(), 300);
    }
}
