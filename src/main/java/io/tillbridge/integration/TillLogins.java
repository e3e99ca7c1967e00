package io.tillbridge.integration;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.tillbridge.shared.StoreId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tills that {@code tillbridge.broker.users} lists, with an embedded broker or an outside one. */
@Component
public class TillLogins {

    private final Map<String, TillLogin> tills;

    TillLogins(BrokerProperties properties) {
        this.tills = properties.users().stream()
                .filter(BrokerProperties.User::isTill)
                .collect(Collectors.toMap(BrokerProperties.User::name, TillLogins::login));
    }

    public Optional<TillLogin> find(String user) {
        return Optional.ofNullable(tills.get(user));
    }

    private static TillLogin login(BrokerProperties.User user) {
        return new TillLogin(
                user.name(),
                new StoreId(requireNonNull(user.store())),
                requireNonNullElse(user.till(), user.name()),
                user.charset(),
                user.language().isEmpty() ? null : Locale.forLanguageTag(user.language()));
    }
}
