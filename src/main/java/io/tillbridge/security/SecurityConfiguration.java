package io.tillbridge.security;

import static io.tillbridge.shared.Caller.Role.ADMIN;
import static io.tillbridge.shared.Caller.Role.CLERK;
import static io.tillbridge.shared.Caller.Role.IT_OPERATOR;
import static io.tillbridge.shared.Caller.Role.IT_VIEWER;
import static io.tillbridge.shared.Caller.Role.MANAGER;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.tillbridge.shared.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/** Who may call what. Whatever is not listed here is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /** Channels prove themselves by signature: nobody has a session here, and a burst must not pay for rules it has not. */
    @Bean
    WebSecurityCustomizer hooks() {
        return web -> web.ignoring().requestMatchers("/hooks/**", "/simulators/**");
    }

    /** Compares paths as Spring MVC does, without asking every handler mapping again for every rule. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Every filter of every request would be timed otherwise; routes and the API have their own figures. */
    @Bean
    SecurityObservationSettings noFilterTimings() {
        return SecurityObservationSettings.noObservations();
    }

    /** Programs and tills come with a token and leave no session behind. */
    @Bean
    @Order(2)
    SecurityFilterChain programs(HttpSecurity http, Tokens tokens, Problems problems) throws Exception {
        return http.securityMatcher(TokenFilter::carriesToken)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .addFilterBefore(new TokenFilter(tokens, problems), UsernamePasswordAuthenticationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                        (request, response, denied) -> problems.write(request, response, 403, "ACCESS_ROLE")))
                .build();
    }

    /** People log in with a password and work in the browser. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http, Problems problems, LoginLimit limit) throws Exception {
        AuthenticationEntryPoint entry = askToLogIn(problems);
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/counter", true)
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterBefore(new LoginLimit.Filter(limit, problems), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new CsrfCookieFilter(), org.springframework.security.web.csrf.CsrfFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(entry)
                        .accessDeniedHandler((request, response, denied) -> {
                            if (denied instanceof CsrfException && nobodyIsLoggedIn()) {
                                entry.commence(
                                        request, response, new InsufficientAuthenticationException("stale page"));
                            } else {
                                problems.write(request, response, 403, "ACCESS_ROLE");
                            }
                        }))
                .build();
    }

    /** Programs are told in words, people are shown the form; also whoever comes from a page of an earlier log-in. */
    private static AuthenticationEntryPoint askToLogIn(Problems problems) {
        var form = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, failure) -> {
            if (isApi(request)) {
                problems.write(request, response, 401, "LOGIN_NEEDED");
            } else {
                form.commence(request, response, failure);
            }
        };
    }

    private static boolean nobodyIsLoggedIn() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.requestMatchers(
                        "/",
                        "/login",
                        "/error",
                        "/favicon.ico",
                        "/counter/*.js",
                        "/counter/*.css",
                        "/counter/*.svg",
                        "/webjars/**",
                        "/api/v1/counter/texts",
                        "/actuator/health/**",
                        "/actuator/health")
                .permitAll()
                .requestMatchers(
                        "/counter",
                        "/api/v1/counter/**",
                        "/api/v1/pickups/*/handovers",
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
                        "/api/v1/stores/*/alternatives",
                        "/api/v1/pickups/*/proposals",
                        "/api/v1/stores/*/offline-snapshot",
                        "/api/v1/stores/*/offline-handovers")
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(
                        GET,
                        "/api/v1/stores/*/pickups",
                        "/api/v1/stores/*/pick-list",
                        "/api/v1/stores/*/pick-list/articles",
                        "/api/v1/stores/*/put-back-list",
                        "/api/v1/stores/*/exceptions",
                        "/api/v1/stores/*/transfers",
                        "/api/v1/stores/*/pickup-rules",
                        "/api/v1/pickups/*",
                        "/api/v1/pickups/*/label")
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .requestMatchers(
                        POST,
                        "/api/v1/pickups/*/decisions",
                        "/api/v1/pickups/*/undo",
                        "/api/v1/pickups/*/extension",
                        "/api/v1/pickups/*/handovers-without-code",
                        "/api/v1/pickups/*/code/block",
                        "/api/v1/pickups/*/code/reissue",
                        "/api/v1/offline-conflicts/*/resolution")
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(GET, "/api/v1/stores/*/offline-conflicts")
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(PUT, "/api/v1/stores/*/pickup-rules")
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(PUT, "/api/v1/stores/*/stock/*", "/api/v1/stores/*/stock/*/safety")
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(POST, "/api/v1/stores/*/stock/*/receipts")
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(
                        GET,
                        "/api/v1/stores/**",
                        "/api/v1/orders/**",
                        "/api/v1/articles/**",
                        "/api/v1/live-rooms",
                        "/api/v1/guides",
                        "/v3/api-docs/**",
                        "/v3/api-docs")
                .authenticated()
                .requestMatchers(
                        GET, "/api/v1/messages/**", "/api/v1/unmapped", "/api/v1/mappings", "/actuator/prometheus")
                .hasAnyRole(names(IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(POST, "/api/v1/messages/*/replays", "/api/v1/pickup-keys/rotations")
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(GET, "/api/v1/sourcing-rules", "/api/v1/stock/drift")
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers(PUT, "/api/v1/sourcing-rules", "/api/v1/stock/*/threshold")
                .hasAnyRole(names(ADMIN))
                .requestMatchers(POST, "/api/v1/stock/drift/repairs")
                .hasAnyRole(names(ADMIN))
                .requestMatchers(PUT, "/api/v1/mappings", "/api/v1/articles/*")
                .hasAnyRole(names(IT_OPERATOR, ADMIN))
                .requestMatchers(GET, "/api/v1/members")
                .hasAnyRole(names(MANAGER, ADMIN))
                .requestMatchers(GET, "/api/v1/books")
                .hasAnyRole(names(MANAGER, IT_VIEWER, IT_OPERATOR, ADMIN))
                .requestMatchers("/api/v1/simulators/**")
                .hasAnyRole(names(CLERK, MANAGER, ADMIN))
                .anyRequest()
                .denyAll();
    }

    private static String[] names(Caller.Role... roles) {
        return Arrays.stream(roles).map(Enum::name).toArray(String[]::new);
    }
}
