package io.tillbridge.coupons;

import io.tillbridge.coupons.Batches.Open;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Has many coupons made, generated or out of a file, and hands their codes out to whoever prints them. */
@Service
public class BatchDesk {

    private static final int AT_A_TIME = 2000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CouponIssue issue;
    private final CouponTemplates templates;
    private final Batches batches;
    private final CsvIssue csv;
    private final Coupons coupons;
    private final CouponVault vault;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final CouponClock clock;

    BatchDesk(
            CouponIssue issue,
            CouponTemplates templates,
            Batches batches,
            CsvIssue csv,
            Coupons coupons,
            CouponVault vault,
            Texts texts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            CouponClock clock) {
        this.issue = issue;
        this.templates = templates;
        this.batches = batches;
        this.csv = csv;
        this.coupons = coupons;
        this.vault = vault;
        this.texts = texts;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a batch of new codes; it is made in the background, and its progress can be read.
     *
     * @throws IssueRejected if the template is paused or does not allow so many
     */
    public Batch generate(String key, String template, long count, @Nullable String room, Caller by) {
        return begin(key, template, Batch.Kind.GENERATED, count, room, by).batch();
    }

    /**
     * Gives out the codes of a file, one a line, with the member after a comma if there is one. The same key with the same
     * file goes on where it broke off, and gives out nothing twice.
     *
     * @param file UTF-8; read to its end and not closed
     * @throws IssueRejected if the key was used for another file
     */
    public Batch csv(String key, String template, @Nullable String room, InputStream file, Caller by)
            throws IOException {
        Open open = begin(key, template, Batch.Kind.CSV, null, room, by);
        return csv.read(open.batch().id(), new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
    }

    public Batch one(UUID id) {
        return batches.get(id).batch();
    }

    public List<Batch> latest() {
        return batches.latest();
    }

    /** Lines that gave no coupon, after the given one, in the caller's language. */
    public List<Batch.Reject> rejects(UUID id, long after, int most) {
        return batches.rejects(batches.get(id).batch().id(), after, most).stream()
                .map(line -> new Batch.Reject(
                        line.getKey(), line.getValue(), texts.sentence(line.getValue(), List.of("-", "-"))))
                .toList();
    }

    /** Writes code, end and member of every coupon of the batch, a line each; who asked for them is written down. */
    public void codes(UUID id, OutputStream out, Caller by) throws IOException {
        Batch batch = one(id);
        transaction.executeWithoutResult(status -> events.publishEvent(
                new Audited(by.id(), "COUPON_CODES_READ", "batch " + id, batch.issued() + " codes")));
        out.write("code,valid_until,member\n".getBytes(StandardCharsets.UTF_8));
        List<Coupons.Sealed> some = coupons.sealed(id, BEFORE_ALL, AT_A_TIME);
        while (!some.isEmpty()) {
            var lines = new StringBuilder();
            for (Coupons.Sealed one : some) {
                lines.append(vault.open(one.cipher()).text())
                        .append(',')
                        .append(one.until())
                        .append(',')
                        .append(one.member() == null ? "" : one.member())
                        .append('\n');
            }
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            some = coupons.sealed(id, some.get(some.size() - 1).id(), AT_A_TIME);
        }
    }

    private Open begin(
            String key, String code, Batch.Kind kind, @Nullable Long count, @Nullable String room, Caller by) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            CouponTemplate template = templates.active(code);
            Deed deed = clock.deed(by);
            if (!template.validity()
                    .begins(deed.at())
                    .isBefore(template.validity().ends(deed.at(), clock.zone()))) {
                throw IssueRejected.over(template);
            }
            if (count != null) {
                issue.mustAllow(template, count);
            }
            Batches.Begun begun = batches.begin(template, kind, count, room, by.id(), key, deed);
            if (begun.fresh()) {
                events.publishEvent(new Audited(
                        by.id(),
                        "COUPON_BATCH_BEGUN",
                        code + " " + begun.open().batch().id(),
                        kind.name()));
            }
            return begun.open();
        }));
    }
}
