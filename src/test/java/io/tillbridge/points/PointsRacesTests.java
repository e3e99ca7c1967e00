package io.tillbridge.points;

class PointsRacesTests extends PointsRaces {

    PointsRacesTests() {
        super(PointsUnderTest.onH2());
    }
}
