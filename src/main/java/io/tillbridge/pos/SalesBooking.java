package io.tillbridge.pos;

import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileBooking;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books the files of tills. A transaction that was booked before changes nothing, one that says something else than before is
 * listed, and a receipt with a code that nobody has explained waits as a whole.
 */
@Component
class SalesBooking implements FileBooking {

    private static final List<String> SAME = List.of("receipt", "till", "business-date", "store");

    private final TillCodes codes;
    private final TillBook book;
    private final TillNumbers numbers;
    private final LoyaltyDue loyalty;
    private final Clock clock;

    SalesBooking(TillCodes codes, TillBook book, TillNumbers numbers, LoyaltyDue loyalty, Clock clock) {
        this.codes = codes;
        this.book = book;
        this.numbers = numbers;
        this.loyalty = loyalty;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "sales";
    }

    @Override
    public boolean together(Unit before, Unit next) {
        Row one = before.first();
        Row other = next.first();
        return one.record().equals("sale-line")
                && SAME.stream().allMatch(field -> Objects.equals(one.value(field), other.value(field)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UnitFate> book(FileInHand file, List<Unit> units) {
        TillReceipts receipts = TillReceipts.of(units);
        TillDictionary dictionary = codes.read(file.link(), receipts.all());
        Instant now = clock.instant();
        List<TillDraft> drafts = new ArrayList<>();
        for (TillReceipt receipt : receipts.all()) {
            try {
                drafts.add(new TillDraft(receipt, dictionary.translate(receipt, file.store(), now)));
            } catch (UnmappedCodeRejected e) {
                receipts.settle(receipt, UnitFate.parked(e));
            } catch (PosRejected e) {
                receipts.settle(receipt, UnitFate.refused(e));
            }
        }
        if (!drafts.isEmpty()) {
            book.book(file, units, drafts, now);
        }
        drafts.forEach(draft -> receipts.settle(draft.receipt(), draft.fate()));
        return receipts.fates();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(FileInHand file) {
        numbers.tellGaps(file);
        loyalty.ready(file);
    }
}
