package io.tillbridge.pickup;

class PickupRacesTests extends PickupRaces {

    PickupRacesTests() {
        super(PickupsUnderTest.onH2());
    }
}
