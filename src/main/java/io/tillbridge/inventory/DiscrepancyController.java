package io.tillbridge.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a store is to count, over HTTP. */
@RestController
class DiscrepancyController {

    private final StockDiscrepancies discrepancies;

    DiscrepancyController(StockDiscrepancies discrepancies) {
        this.discrepancies = discrepancies;
    }

    @Operation(
            summary = "Articles that the till sold although the books had none left; a count of the article closes it")
    @GetMapping("/api/v1/stores/{store}/stock-discrepancies")
    List<StockDiscrepancies.Discrepancy> open(@PathVariable String store, Caller caller) {
        var id = new StoreId(store);
        caller.mustWorkIn(id);
        return discrepancies.open(id);
    }
}
