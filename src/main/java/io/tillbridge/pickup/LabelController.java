package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Caller;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The label for the bag on the pickup shelf. It carries a code that finds the bag and opens nothing. */
@Tag(name = "pickups")
@RestController
@RequestMapping("/api/v1/pickups/{id}/label")
class LabelController {

    private final PickupDesk desk;
    private final Stores stores;
    private final BagLabelPdf pdf;
    private final BagLabelEscPos printer;

    LabelController(PickupDesk desk, Stores stores, BagLabelPdf pdf, BagLabelEscPos printer) {
        this.desk = desk;
        this.stores = stores;
        this.pdf = pdf;
        this.printer = printer;
    }

    enum Format {
        PDF,
        ESCPOS
    }

    @Operation(summary = "The label for the bag: a page of 60 x 80 mm, or the bytes for a receipt printer")
    @GetMapping
    ResponseEntity<byte[]> label(
            @PathVariable UUID id, @RequestParam(defaultValue = "PDF") Format format, Caller caller) {
        PickupView pickup = desk.view(id, caller);
        BagLabel label = BagLabel.of(pickup, stores.get(pickup.store()));
        var answer = ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
        return switch (format) {
            case PDF -> answer.contentType(MediaType.APPLICATION_PDF).body(pdf.pdf(label));
            case ESCPOS ->
                answer.contentType(MediaType.APPLICATION_OCTET_STREAM).body(printer.escPos(label));
        };
    }
}
