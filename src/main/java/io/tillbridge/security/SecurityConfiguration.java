package io.tillbridge.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
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
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** How people and programs prove who they are; {@link AccessRules} says what they may call. */
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

    /** As strict as the one that would be there by itself. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderText::isName);
        firewall.setAllowedHeaderValues(HeaderText::isValue);
        return firewall;
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
                .authorizeHttpRequests(AccessRules::write)
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
        return http.authorizeHttpRequests(AccessRules::write)
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
}
