package io.tillbridge.security;

import static io.tillbridge.security.PathRule.at;
import static io.tillbridge.shared.Caller.Role.ADMIN;
import static io.tillbridge.shared.Caller.Role.CLERK;
import static io.tillbridge.shared.Caller.Role.IT_OPERATOR;
import static io.tillbridge.shared.Caller.Role.IT_VIEWER;
import static io.tillbridge.shared.Caller.Role.MANAGER;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.tillbridge.shared.Caller;
import java.util.Arrays;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Who may call what. Whatever is not listed here is closed. */
final class AccessRules {

    private AccessRules() {}

    static void write(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.requestMatchers(at(
                        "/",
                        "/login",
                        "/error",
                        "/favicon.ico",
                        "/counter/*.js",
                        "/counter/*.css",
                        "/counter/*.svg",
                        "/reports/*.css",
                        "/webjars/**",
                        "/api/v1/counter/texts",
                        "/actuator/health/**",
                        "/actuator/health"))
                .permitAll()
                .requestMatchers(at(
                        "/counter",
                        "/api/v1/counter/**",
                        "/api/v1/pickups/*/handovers",
                        "/api/v1/pickups/*/counter-steps",
                        "/api/v1/pickups/*/acceptance",
                        "/api/v1/pickups/*/picking",
                        "/api/v1/pickups/*/ready",
                        "/api/v1/pickups/*/notices",
                        "/api/v1/pickups/*/rejections",
                        "/api/v1/pickups/*/returns",
                        "/api/v1/pickups/*/put-back",
                        "/api/v1/pickups/*/proxy",
                        "/api/v1/transfers/*/shipment",
                        "/api/v1/transfers/*/arrival",
                        "/api/v1/transfers/*/refusal",
                        "/api/v1/coupons/look-ups",
                        "/api/v1/coupons/checks",
                        "/api/v1/coupons/locks",
                        "/api/v1/coupons/unlocks",
                        "/api/v1/coupons/calls/*",
                        "/api/v1/stores/*/alternatives",
                        "/api/v1/pickups/*/proposals",
                        "/api/v1/stores/*/offline-snapshot",
                        "/api/v1/stores/*/offline-handovers"))
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(at(
                        GET,
                        "/api/v1/stores/*/pickups",
                        "/api/v1/stores/*/pick-list",
                        "/api/v1/stores/*/pick-list/articles",
                        "/api/v1/stores/*/put-back-list",
                        "/api/v1/stores/*/exceptions",
                        "/api/v1/stores/*/transfers",
                        "/api/v1/stores/*/pickup-rules",
                        "/api/v1/pickups/*",
                        "/api/v1/pickups/*/label"))
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(at(
                        POST,
                        "/api/v1/pickups/*/decisions",
                        "/api/v1/transfers/*/loss",
                        "/api/v1/pickups/*/undo",
                        "/api/v1/pickups/*/extension",
                        "/api/v1/pickups/*/handovers-without-code",
                        "/api/v1/pickups/*/code/block",
                        "/api/v1/pickups/*/code/reissue",
                        "/api/v1/offline-conflicts/*/resolution"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at("/api/v1/coupons/redemptions", "/api/v1/coupons/redemptions/*"))
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(at(POST, "/api/v1/coupons", "/api/v1/coupons/redemptions/*/voids"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(
                        at(POST, "/api/v1/coupons/recalls", "/api/v1/coupon-templates", "/api/v1/coupon-templates/**"))
                .hasAnyRole(names(ADMIN))
                .requestMatchers(at(GET, "/api/v1/coupon-batches/*/codes"))
                .hasAnyRole(names(ADMIN))
                .requestMatchers(
                        at(GET, "/api/v1/coupon-templates/**", "/api/v1/coupon-batches", "/api/v1/coupon-batches/**"))
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(GET, "/api/v1/coupons", "/api/v1/coupons/*", "/api/v1/coupons/*/history"))
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(at(GET, "/api/v1/places/*/feeds", "/api/v1/stock-discrepancies"))
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(POST, "/api/v1/stock-discrepancies/*/acknowledgement"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(GET, "/api/v1/stores/*/offline-conflicts"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(
                        GET,
                        "/api/v1/stores/*/till-transactions",
                        "/api/v1/till-conflicts",
                        "/api/v1/till-loyalty-cases",
                        "/api/v1/till-gaps"))
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(POST, "/api/v1/till-conflicts/*/decision", "/api/v1/till-loyalty-cases/*/decision"))
                .hasAnyRole(names(MANAGER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(
                        GET,
                        "/reports",
                        "/api/v1/reports",
                        "/api/v1/reports/*",
                        "/api/v1/stores/*/days",
                        "/api/v1/stores/*/days/*/differences"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(
                        POST,
                        "/api/v1/stores/*/days/*/closing",
                        "/api/v1/stores/*/days/*/reopening",
                        "/api/v1/differences/*/resolution"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(
                        "/api/v1/report-subscriptions", "/api/v1/report-subscriptions/**", "/api/v1/report-deliveries"))
                .hasAnyRole(names(ADMIN))
                .requestMatchers(at(PUT, "/api/v1/stores/*/day-rule"))
                .hasAnyRole(names(ADMIN))
                .requestMatchers(at(POST, "/api/v1/outgoing-lists/*"))
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(at(PUT, "/api/v1/stores/*/pickup-rules"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(PUT, "/api/v1/stores/*/stock/*", "/api/v1/stores/*/stock/*/safety"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(POST, "/api/v1/stores/*/stock/*/receipts"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(
                        GET,
                        "/api/v1/stores/**",
                        "/api/v1/orders/**",
                        "/api/v1/articles/**",
                        "/api/v1/live-rooms",
                        "/api/v1/guides",
                        "/v3/api-docs/**",
                        "/v3/api-docs"))
                .authenticated()
                .requestMatchers(
                        at(GET, "/api/v1/messages/**", "/api/v1/unmapped", "/api/v1/mappings", "/actuator/prometheus"))
                .hasAnyRole(names(IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(GET, "/api/v1/files/*/content"))
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(at(
                        GET,
                        "/api/v1/links",
                        "/api/v1/links/*",
                        "/api/v1/files",
                        "/api/v1/files/*",
                        "/api/v1/files/*/units"))
                .hasAnyRole(names(IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(
                        POST,
                        "/api/v1/links/reload",
                        "/api/v1/links/*/check",
                        "/api/v1/links/*/test",
                        "/api/v1/links/*/state",
                        "/api/v1/files/*/replay",
                        "/api/v1/file-units/*/replay"))
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(at(
                        POST,
                        "/api/v1/messages/*/replays",
                        "/api/v1/pickup-keys/rotations",
                        "/api/v1/pickup-keys/*/revocation"))
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(at(GET, "/api/v1/sourcing-rules", "/api/v1/stock/drift"))
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(PUT, "/api/v1/sourcing-rules", "/api/v1/stock/*/threshold"))
                .hasAnyRole(names(ADMIN))
                .requestMatchers(at(POST, "/api/v1/stock/drift/repairs"))
                .hasAnyRole(names(ADMIN))
                .requestMatchers(at(PUT, "/api/v1/mappings", "/api/v1/articles/*"))
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(at(GET, "/api/v1/members"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(
                        GET,
                        "/api/v1/members/*",
                        "/api/v1/points/accounts/*",
                        "/api/v1/points/accounts/*/entries",
                        "/api/v1/points/accounts/*/endings",
                        "/api/v1/points/accounts/*/exchanges",
                        "/api/v1/points/offers",
                        "/api/v1/points/offers/*/quote",
                        "/api/v1/points/calls"))
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(at(
                        POST,
                        "/api/v1/members/searches",
                        "/api/v1/members/*/consents",
                        "/api/v1/points/freezes",
                        "/api/v1/points/freezes/*/consumption",
                        "/api/v1/points/freezes/*/release",
                        "/api/v1/points/exchanges",
                        "/api/v1/points/agreements"))
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(at(
                        POST,
                        "/api/v1/members/*/merge",
                        "/api/v1/points/freezes/*/reversals",
                        "/api/v1/points/exchanges/*/reversal",
                        "/api/v1/points/accounts/*/adjustments"))
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(at(PUT, "/api/v1/members/*"))
                .hasAnyRole(names(MANAGER, IT_OPERATOR, ADMIN))
                // Whoever makes member codes or ties buyers speaks for members: programs of the head office, no
                // counter.
                .requestMatchers(at(
                        POST,
                        "/api/v1/members/*/codes",
                        "/api/v1/members/*/identities",
                        "/api/v1/points/accounts/*/transfers"))
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(at(GET, "/api/v1/points/rules", "/api/v1/points/outside-calls"))
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at(PUT, "/api/v1/points/rules/*", "/api/v1/points/offers/*"))
                .hasAnyRole(names(ADMIN))
                .requestMatchers(at(GET, "/api/v1/books"))
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(at("/api/v1/simulators/**"))
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .anyRequest()
                .denyAll();
    }

    private static String[] names(Caller.Role... roles) {
        return Arrays.stream(roles).map(Enum::name).toArray(String[]::new);
    }
}
