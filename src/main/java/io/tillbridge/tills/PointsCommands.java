package io.tillbridge.tills;

import static java.util.Objects.requireNonNullElse;

import io.tillbridge.members.MemberDesk;
import io.tillbridge.points.Agreement;
import io.tillbridge.points.PointsCall;
import io.tillbridge.points.PointsDesk;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.TryLimit;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Members and their points, for tills. */
@Configuration(proxyBeanMethods = false)
class PointsCommands {

    /** {@code shown}: a member code with its M, or a card number. */
    record Shown(@NotBlank @Size(max = 64) String shown) {

        @Override
        public String toString() {
            return "Shown";
        }
    }

    record Whose(@NotBlank @Size(max = 32) String member) {}

    record Freezing(
            @NotBlank @Size(max = 32) String member,
            @Positive long points,
            @NotBlank @Size(max = 100) String reference,
            @Nullable Agreement agreement) {}

    record Spending(@NotNull UUID freeze, @Positive long points) {}

    record Releasing(@NotNull UUID freeze) {}

    @Bean
    TillCommand memberLookup(KeyedCommands commands, MemberDesk desk, TryLimit tries) {
        return commands.looking(
                "MemberLookup",
                Shown.class,
                (said, till) ->
                        tries.guarded(till, () -> desk.find(said.shown()).orElseThrow(TillRejected::unknownMember)));
    }

    @Bean
    TillCommand pointsBalance(KeyedCommands commands, PointsDesk desk) {
        return commands.looking("PointsBalance", Whose.class, (said, till) -> desk.balance(said.member()));
    }

    @Bean
    TillCommand pointsFreeze(KeyedCommands commands, PointsDesk desk) {
        return commands.of(
                "PointsFreeze",
                Freezing.class,
                (said, key, till) -> desk.freeze(
                        call(key, till),
                        said.member(),
                        said.points(),
                        said.reference(),
                        requireNonNullElse(said.agreement(), Agreement.NOTHING)));
    }

    @Bean
    TillCommand pointsConsume(KeyedCommands commands, PointsDesk desk) {
        return commands.of(
                "PointsConsume",
                Spending.class,
                (said, key, till) -> desk.consume(call(key, till), said.freeze(), said.points()));
    }

    @Bean
    TillCommand pointsRelease(KeyedCommands commands, PointsDesk desk) {
        return commands.of(
                "PointsRelease", Releasing.class, (said, key, till) -> desk.release(call(key, till), said.freeze()));
    }

    @Bean
    TillCommand pointsRevert(KeyedCommands commands, PointsDesk desk) {
        return commands.of(
                "PointsRevert",
                Spending.class,
                (said, key, till) -> desk.revert(call(key, till), said.freeze(), said.points()));
    }

    private static PointsCall call(String key, Caller till) {
        return new PointsCall(till.id(), key, till.id()).guardedByItsCarrier();
    }
}
