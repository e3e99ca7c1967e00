package io.tillbridge.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    static Stream<Long> seeds() {
        return new Random(20261111).longs(500).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsAddUpToTheWholeAndAreFair(long seed) {
        var random = new Random(seed);
        var whole = new Money(random.nextLong(-5_000_000_000L, 5_000_000_000L));
        List<Money> weights = weights(random);
        long total = weights.stream().mapToLong(Money::fen).sum();

        List<Money> parts = whole.allocate(weights);

        assertThat(parts.stream().reduce(Money.ZERO, Money::plus)).isEqualTo(whole);
        for (int i = 0; i < parts.size(); i++) {
            double exact = (double) whole.fen() * weights.get(i).fen() / total;
            assertThat(parts.get(i).fen() - exact).isBetween(-1.001, 1.001);
        }
    }

    private static List<Money> weights(Random random) {
        List<Money> weights = IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(i -> new Money(random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000)))
                .toList();
        return weights.stream().allMatch(Money.ZERO::equals) ? List.of(new Money(1)) : weights;
    }

    @Test
    void nothingGoesToAWeightOfZero() {
        assertThat(new Money(100).allocate(List.of(Money.ZERO, new Money(3), Money.ZERO, new Money(3), new Money(3))))
                .containsExactly(Money.ZERO, new Money(34), Money.ZERO, new Money(33), new Money(33));
    }

    @Test
    void refusesWeightsThatSayNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1).allocate(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1).allocate(List.of(Money.ZERO)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(1).allocate(List.of(new Money(5), new Money(-1))));
    }

    @Test
    void neverOverflowsSilently() {
        var most = new Money(Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Money(-2).minus(most));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.505", "0.001", "99999999999999999999", "1e-3"})
    void refusesAmountsThatAreNoWholeFen(String amount) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.yuan(amount));
    }

    @Test
    void isReadAndWrittenAsPeopleDo() {
        assertThat(Money.yuan("12.50")).isEqualTo(new Money(1_250)).hasToString("12.50");
        assertThat(new Money(-5)).hasToString("-0.05").matches(Money::isNegative);
    }
}
