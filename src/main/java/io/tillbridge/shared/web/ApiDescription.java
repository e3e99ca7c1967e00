package io.tillbridge.shared.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.tillbridge.shared.Tone;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true of every call, said once for {@code /v3/api-docs}: who may, the key of a change, how "no" looks. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "application/problem+json";
    private static final String KEY = "Idempotency-Key";

    /** Every "no" and every failure (RFC 9457). */
    record Problem(
            @Schema(example = "409") int status,

            @Schema(description = "The code once more", example = "PICKUP_OTHER_STORE")
            String title,

            @Schema(
                    description = "Stable; what a program decides by",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "PICKUP_OTHER_STORE")
            String code,

            @Schema(description = "What happened, in the language of Accept-Language (zh or en)")
            String detail,

            @Schema(description = "What to do now, in the same language; absent where there is nothing to add")
            @Nullable
            String next,

            @Schema(
                    description =
                            "How serious it is for whoever stands at the counter: stop means that nothing goes out")
            Tone tone) {}

    @Bean
    OpenAPI tillbridgeApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tillbridge")
                        .version("v1")
                        .description("Amounts are whole fen, times are UTC. Unknown properties of an answer are to be"
                                + " ignored: new ones may come at any time.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("For tills and programs"))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("JSESSIONID")
                                        .description("For pages, after /login. A changing call also sends the cookie"
                                                + " XSRF-TOKEN back as the header X-XSRF-TOKEN")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    @Bean
    OpenApiCustomizer everyCall() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::complete);
        };
    }

    private static void complete(Operation call) {
        if (call.getParameters() != null) {
            call.getParameters().stream()
                    .filter(parameter -> KEY.equals(parameter.getName()))
                    .forEach(ApiDescription::explain);
        }
        call.getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Why not")
                                .content(new Content()
                                        .addMediaType(
                                                PROBLEM,
                                                new MediaType()
                                                        .schema(new io.swagger.v3.oas.models.media.Schema<>()
                                                                .$ref("Problem")))));
    }

    /** Optional for the controller, so that a missing one gets an answer with a code; not for the caller. */
    private static void explain(Parameter key) {
        key.required(true)
                .description("A new random value for each new deed, the same one when a call is repeated: the deed is"
                        + " done once and the first answer comes again, with Idempotent-Replayed: true")
                .example("8d7c1a52-6f0b-4b1e-9c55-0d3a4f2e7b61");
    }
}
