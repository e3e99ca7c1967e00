package io.tillbridge.pickup;

class PickupRacesPostgresIT extends PickupRaces {

    PickupRacesPostgresIT() {
        super(PickupsUnderTest.onPostgres());
    }
}
