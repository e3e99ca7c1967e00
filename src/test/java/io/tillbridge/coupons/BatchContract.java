package io.tillbridge.coupons;

import static io.tillbridge.coupons.CouponsUnderTest.CLERK;
import static io.tillbridge.coupons.CouponsUnderTest.MANAGER;
import static io.tillbridge.coupons.CouponsUnderTest.key;
import static io.tillbridge.coupons.CouponsUnderTest.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.shared.BusinessRuleViolation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many coupons at once, generated or out of a file. The subclasses say on which database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BatchContract {

    private static final int MANY = 20_000;

    private final CouponsUnderTest house;

    BatchContract(CouponsUnderTest house) {
        this.house = house;
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.empty();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void twentyThousandCodesAreMadeInTheBackgroundAndHandedOut() throws IOException {
        CouponTemplate template = house.off(100);
        String key = key();
        Batch begun = desk().generate(key, template.code(), MANY, "room-7", MANAGER);
        assertThat(desk().generate(key, template.code(), MANY, "room-7", MANAGER)
                        .id())
                .isEqualTo(begun.id());

        house.bean(Generating.class).work();

        Batch done = desk().one(begun.id());
        assertThat(done.state()).isEqualTo(Batch.State.DONE);
        assertThat(done.issued()).isEqualTo(MANY);
        List<String> codes = codes(done);
        assertThat(codes).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(house.desk()
                        .redeem(key(), use(List.of(codes.get(7)), 1_000), CLERK)
                        .discountFen())
                .isEqualTo(100);
        assertThat(house.audit).extracting("action").contains("COUPON_BATCH_BEGUN", "COUPON_CODES_READ");
    }

    @Test
    void aBatchThatBrokeOffGoesOnWhereItEnded() {
        CouponTemplate template = house.off(100);
        Batch begun = desk().generate(key(), template.code(), 2_500, null, MANAGER);
        house.jdbc()
                .sql("alter table coupons_batch add constraint broken_ck check (issued <= 2000)")
                .update();
        assertThatThrownBy(() -> house.bean(Generating.class).work()).isNotNull();
        assertThat(desk().one(begun.id()).issued()).isEqualTo(2_000);
        assertThat(house.count("coupons_coupon")).isEqualTo(2_000);

        house.jdbc().sql("alter table coupons_batch drop constraint broken_ck").update();
        house.bean(Generating.class).work();

        assertThat(desk().one(begun.id()).state()).isEqualTo(Batch.State.DONE);
        assertThat(house.count("coupons_coupon")).isEqualTo(2_500);
    }

    @Test
    void aBatchAboveTheLimitIsRefusedAtOnceAndOneThatMeetsItOnTheWayStops() {
        CouponTemplate template =
                house.template(Benefit.off(100), Scope.EVERYTHING, Stacking.WITH_ALL, Limits.ofIssues(2_500));
        refused("COUPON_ISSUE_LIMIT", () -> desk().generate(key(), template.code(), 2_501, null, MANAGER));
        Batch first = desk().generate(key(), template.code(), 1_500, null, MANAGER);
        Batch second = desk().generate(key(), template.code(), 1_500, null, MANAGER);

        house.bean(Generating.class).work();

        assertThat(desk().one(first.id()).state()).isEqualTo(Batch.State.DONE);
        assertThat(desk().one(second.id()).state()).isEqualTo(Batch.State.STOPPED);
        assertThat(desk().one(second.id()).reason()).isEqualTo("COUPON_ISSUE_LIMIT");
        assertThat(house.count("coupons_coupon")).isEqualTo(2_500);
    }

    @Test
    void badAndRepeatedLinesOfAFileAreListedWithTheirNumberAndReason() throws IOException {
        CouponTemplate template =
                house.template(Benefit.off(100), Scope.EVERYTHING, Stacking.WITH_ALL, Limits.perMember(1, 1));
        String file = "\uFEFFcode,member\r\nABC-0001,M1\r\nABC0001\r\nno!\r\nABC0002,M1\r\n\r\nABC0003,M2,x\r\nABC0004";

        Batch done = desk().csv(key(), template.code(), null, stream(file), MANAGER);

        assertThat(done.state()).isEqualTo(Batch.State.DONE);
        assertThat(List.of(done.lines(), done.issued(), done.rejected())).containsExactly(8L, 2L, 4L);
        assertThat(desk().rejects(done.id(), 0, 10).stream().map(line -> line.line() + " " + line.reason()))
                .containsExactly(
                        "3 COUPON_CODE_TAKEN", "4 COUPON_CODE_FORM", "5 COUPON_MEMBER_LIMIT", "7 COUPON_LINE_FORM");
        assertThat(house.desk().find("abc 0001").member()).isEqualTo("M1");
    }

    @Test
    void aFileThatBrokeOffIsSentAgainAndGivesOutNothingTwice() throws IOException {
        CouponTemplate template = house.off(100);
        String key = key();
        String file = file(0, MANY);
        assertThatThrownBy(() -> desk().csv(key, template.code(), null, broken(file), MANAGER))
                .isInstanceOf(IOException.class);
        long before = house.count("coupons_coupon");
        assertThat(before).isBetween(1L, (long) MANY - 1);

        Batch done = desk().csv(key, template.code(), null, stream(file), MANAGER);

        assertThat(done.issued()).isEqualTo(MANY);
        assertThat(done.state()).isEqualTo(Batch.State.DONE);
        assertThat(desk().csv(key, template.code(), null, stream(file), MANAGER))
                .isEqualTo(done);
        assertThat(house.count("coupons_coupon")).isEqualTo(MANY);
    }

    @Test
    void anotherFileUnderTheSameKeyIsRefused() throws IOException {
        CouponTemplate template = house.off(100);
        String key = key();
        desk().csv(key, template.code(), null, stream(file(0, 1_500)), MANAGER);

        refused(
                "COUPON_BATCH_OTHER_CONTENT",
                () -> desk().csv(key, template.code(), null, stream(file(1, 1_501)), MANAGER));
        refused(
                "COUPON_BATCH_OTHER_CONTENT",
                () -> desk().csv(key, template.code(), null, stream(file(0, 900)), MANAGER));
        refused("COUPON_KEY_REUSED", () -> desk().csv(key, house.off(1).code(), null, stream(file(0, 1_500)), MANAGER));
    }

    @Test
    void codesOfTwoFilesAreGivenOutOnce() throws IOException {
        CouponTemplate template = house.off(100);
        desk().csv(key(), template.code(), null, stream(file(0, 100)), MANAGER);

        Batch second = desk().csv(key(), template.code(), null, stream(file(50, 150)), MANAGER);

        assertThat(List.of(second.issued(), second.rejected())).containsExactly(50L, 50L);
    }

    @Test
    void aPausedTemplateGivesNothingOut() {
        CouponTemplate template = house.off(100);
        String code = house.coupon(template).code();
        house.bean(TemplateDesk.class).state(template.code(), CouponTemplate.State.PAUSED, "misprint", MANAGER);

        refused("COUPON_TEMPLATE_PAUSED", () -> desk().generate(key(), template.code(), 5, null, MANAGER));
        refused("COUPON_TEMPLATE_PAUSED", () -> house.coupon(template));
        refused("COUPON_PAUSED", () -> house.desk().redeem(key(), use(List.of(code), 1_000), CLERK));
    }

    private BatchDesk desk() {
        return house.bean(BatchDesk.class);
    }

    private List<String> codes(Batch batch) throws IOException {
        var out = new ByteArrayOutputStream();
        desk().codes(batch.id(), out, MANAGER);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();
    }

    private static String file(int from, int to) {
        return IntStream.range(from, to).mapToObj("PRINT%08d"::formatted).collect(Collectors.joining("\n"));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The line breaks after a good half. */
    private static InputStream broken(String text) {
        InputStream half = stream(text.substring(0, text.length() / 2));
        return new SequenceInputStream(half, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
