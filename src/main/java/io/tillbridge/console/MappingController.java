package io.tillbridge.console;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.catalog.Article;
import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.CodeMappings;
import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Articles, and what the codes of the channels mean, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class MappingController {

    private final CodeMappings mappings;
    private final Articles articles;
    private final IdempotentCalls calls;

    MappingController(CodeMappings mappings, Articles articles, IdempotentCalls calls) {
        this.mappings = mappings;
        this.articles = articles;
        this.calls = calls;
    }

    /** From now on this code of that account means our {@code target}. */
    record Mapping(
            @NotNull ForeignCode.Kind kind,
            @NotBlank String channel,
            @NotBlank String account,
            @NotBlank @Size(max = 128) String code,
            @NotBlank @Size(max = 64) String target) {}

    /** What is said about an article; {@code price} in fen. */
    record Description(
            @Nullable @Size(max = 32) String barcode,
            @NotBlank @Size(max = 200) String titleZh,
            @NotBlank @Size(max = 200) String titleEn,
            @PositiveOrZero long price,
            @Nullable @Size(max = 64) String category) {}

    @Operation(summary = "Codes that nobody has mapped yet, and how many messages wait for each")
    @GetMapping("/unmapped")
    List<CodeMappings.Unmapped> unmapped() {
        return mappings.unmapped();
    }

    @Operation(summary = "Map a channel's code to ours; messages that waited for it go again")
    @ApiResponse(
            responseCode = "200",
            description = "Mapped",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Mapping.class)))
    @PutMapping("/mappings")
    ResponseEntity<byte[]> map(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Mapping mapping,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.OK, List.of("map", mapping), () -> {
            var code = new ForeignCode(
                    mapping.kind(), mapping.channel().toUpperCase(Locale.ROOT), mapping.account(), mapping.code());
            mappings.map(code, mapping.target(), caller.id());
            return mapping;
        });
    }

    @Operation(summary = "All articles")
    @GetMapping("/articles")
    List<Article> articles() {
        return articles.all();
    }

    @Operation(summary = "Add or change an article; messages that waited for its number go again")
    @ApiResponse(
            responseCode = "200",
            description = "Kept",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Article.class)))
    @PutMapping("/articles/{sku}")
    ResponseEntity<byte[]> put(
            @PathVariable String sku,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Description said,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.OK, List.of("article", sku, said), () -> {
            var article = new Article(
                    new Sku(sku),
                    said.barcode(),
                    said.titleZh(),
                    said.titleEn(),
                    Money.fen(said.price()),
                    said.category());
            mappings.put(article, caller.id());
            return article;
        });
    }
}
