package io.tillbridge.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP: which there are, and one of them in the format that is asked for. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Set<String> FORMATS = Set.of("json", "xlsx", "pdf");

    private final ReportDesk desk;
    private final ReportCatalogue catalogue;
    private final ReportFiles files;

    ReportController(ReportDesk desk, ReportCatalogue catalogue, ReportFiles files) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.files = files;
    }

    /** A report that can be asked for. */
    @Schema(name = "ReportListed")
    record Listed(
            String id,
            ReportDefinition.Scope scope,
            Map<String, String> titles,
            List<String> parameters,
            List<String> columns) {}

    @Operation(summary = "The reports that there are, with their titles and what they need to be told")
    @GetMapping
    List<Listed> all() {
        return catalogue.all().stream()
                .map(report -> new Listed(
                        report.id(),
                        report.scope(),
                        report.titles(),
                        report.scope() == ReportDefinition.Scope.STORE
                                ? List.of("store", "date", "format", "lang")
                                : List.of("date", "format", "lang"),
                        report.columns().stream().map(ReportColumn::key).toList()))
                .toList();
    }

    @Operation(
            summary =
                    "One report about a business day, as json, xlsx or pdf; money is in fen in JSON, in yuan otherwise")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReportData.class)))
    @GetMapping("/{report}")
    ResponseEntity<?> one(
            @PathVariable String report,
            @RequestParam(required = false) @Nullable String store,
            @RequestParam LocalDate date,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) @Nullable String lang,
            Locale browser,
            Caller caller) {
        if (!FORMATS.contains(format)) {
            throw ReportRejected.format(format);
        }
        ReportDefinition definition = desk.definition(report);
        String where = where(definition, store, caller);
        ReportData data = desk.data(report, where, date);
        return format.equals("json")
                ? ResponseEntity.ok(data)
                : file(
                        definition,
                        data,
                        desk.texts(definition, data, lang == null ? browser.getLanguage() : lang),
                        format);
    }

    private ResponseEntity<Resource> file(ReportDefinition report, ReportData data, ReportTexts texts, String format) {
        String name = ReportFiles.name(data, format);
        ReportFiles.Made made = files.make(report, data, texts, format);
        return ResponseEntity.ok()
                .contentLength(made.size())
                .contentType(format.equals("pdf") ? MediaType.APPLICATION_PDF : XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new InputStreamResource(made.content()));
    }

    /** Whoever works in one store reads of that store, and nothing about the whole company. */
    static @Nullable String where(ReportDefinition report, @Nullable String store, Caller caller) {
        if (report.scope() == ReportDefinition.Scope.COMPANY) {
            if (caller.store() != null) {
                throw ReportRejected.company(report.id());
            }
            return null;
        }
        if (store == null) {
            return caller.store() == null ? null : caller.store().code();
        }
        caller.mustWorkIn(new StoreId(store));
        return store;
    }
}
