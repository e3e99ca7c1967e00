package io.tillbridge.points;

class PointsRacesPostgresIT extends PointsRaces {

    PointsRacesPostgresIT() {
        super(PointsUnderTest.onPostgres());
    }
}
