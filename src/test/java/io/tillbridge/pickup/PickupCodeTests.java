package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickupCodeTests {

    private static Stream<String> codes(int count) {
        return Stream.generate(() -> PickupCode.random().digits()).limit(count);
    }

    @Test
    void aFreshCodeIsWellFormed() {
        assertThat(codes(1_000)).allMatch(PickupCode::isWellFormed).allMatch(code -> code.matches("[0-9]{10}"));
    }

    @Test
    void everySingleWrongDigitIsCaught() {
        assertThat(codes(200).flatMap(PickupCodeTests::withOneWrongDigit)).noneMatch(PickupCode::isWellFormed);
    }

    private static Stream<String> withOneWrongDigit(String code) {
        return IntStream.range(0, code.length())
                .boxed()
                .flatMap(at -> IntStream.range(0, 10)
                        .filter(digit -> digit != code.charAt(at) - '0')
                        .mapToObj(digit -> code.substring(0, at) + digit + code.substring(at + 1)));
    }

    @Test
    void everySwapOfNeighboursIsCaught() {
        assertThat(codes(500).flatMap(PickupCodeTests::withNeighboursSwapped)).noneMatch(PickupCode::isWellFormed);
    }

    private static Stream<String> withNeighboursSwapped(String code) {
        return IntStream.range(1, code.length())
                .filter(at -> code.charAt(at) != code.charAt(at - 1))
                .mapToObj(at ->
                        code.substring(0, at - 1) + code.charAt(at) + code.charAt(at - 1) + code.substring(at + 1));
    }

    @Test
    void oneOfTenGuessesOfTenDigitsIsWellFormedAndNoMore() {
        long wellFormed = IntStream.range(0, 100_000)
                .mapToObj("%010d"::formatted)
                .filter(PickupCode::isWellFormed)
                .count();

        assertThat(wellFormed).isEqualTo(10_000);
    }

    @Test
    void everyDigitIsEquallyLikelyInEveryPlace() {
        int[][] seen = new int[PickupCode.LENGTH][10];
        codes(20_000)
                .forEach(
                        code -> IntStream.range(0, PickupCode.LENGTH).forEach(at -> seen[at][code.charAt(at) - '0']++));

        // 2,000 expected each, standard deviation 42: six of them either side
        assertThat(Stream.of(seen).flatMapToInt(IntStream::of).boxed()).allMatch(n -> n > 1_746 && n < 2_254);
    }

    @Test
    void codesDoNotRepeatAsTheyWouldIfTheyFollowedACounterOrAClock() {
        Set<String> seen = new HashSet<>(codes(20_000).toList());

        // a billion codes: 0.2 repeats expected among 20,000
        assertThat(seen).hasSizeGreaterThan(19_994);
    }

    @Test
    void isShownGroupedButNeverByItself() {
        var code = new PickupCode("1234567897");

        assertThat(code.grouped()).isEqualTo("1234 567 897");
        assertThat(code.toString()).isEqualTo("***7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "12345678901", "123456789a", "\uff11234567890", "-123456789"})
    void whatIsNotTenDigitsIsNoCode(String text) {
        assertThat(PickupCode.isWellFormed(text)).isFalse();
    }
}
