package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.Reject.Code;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** POSLogs of several vendors, good and bad. */
class PoslogSampleTests {

    private static final String GENERIC = "poslog-generic6";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(strings = {"poslog6_pickup_day.xml", "ok_gbk.xml", "variant_ns_v600.xml"})
    void aDayOfPickupsIsTheSameWhateverItsBytesAndNamespace(String name) {
        var file = ReadFile.sample(GENERIC, "poslog/" + name);

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.column("type"))
                .containsExactly("SALE", "RETURN", "SALE", "TILL_SETTLE", "END_OF_DAY", "TRAINING");
        assertThat(file.column("total")).containsExactly(31_800L, -15_900L, 39_900L, "-", "-", "-");
        assertThat(file.sum("line", "amount")).isEqualTo(55_800);
        assertThat(file.sum("tender", "amount")).isEqualTo(55_800);
        assertThat(file.column("business-date")).containsOnly(DAY);
        assertThat(file.units().get(0).raw())
                .startsWith("<Transaction")
                .endsWith("</Transaction>")
                .contains("徐家汇店");
    }

    @Test
    void aPickupSaysWhichOrderAndWhoseItIs() {
        var pickup = ReadFile.sample(GENERIC, "poslog/ok_gbk.xml").units().get(0);

        assertThat(pickup.first().text("external-order")).contains("WXLIVE-4420098123");
        assertThat(pickup.first().text("member")).contains("VIP88001234");
        assertThat(pickup.first().moment("at")).contains(LocalDateTime.of(2026, 11, 21, 18, 42, 31));
        var line = pickup.rows("line").get(0);
        assertThat(line.text("kind")).contains("PICKUP");
        assertThat(line.text("title")).contains("纯棉短袖T恤 白 L");
        assertThat(line.number("quantity")).contains(2000L);
        assertThat(line.number("unit-price")).contains(15_900L);
        assertThat(line.text("guide")).contains("G0231");
        assertThat(line.text("reservation")).contains("RSV-7730021");
        assertThat(pickup.rows("discount").get(0).number("amount")).contains(8_000L);
        assertThat(pickup.rows("points").get(0).number("points")).contains(318L);
    }

    @Test
    void aReturnNamesItsReceiptAndIsNegative() {
        var back = ReadFile.sample(GENERIC, "poslog/poslog6_pickup_day.xml")
                .units()
                .get(1);

        assertThat(back.first().text("original-receipt")).contains("1001");
        assertThat(back.first().date("original-business-date")).contains(DAY);
        assertThat(back.rows("line").get(0).number("quantity")).contains(-1000L);
        assertThat(back.rows("line").get(0).number("amount")).contains(-15_900L);
        assertThat(back.rows("tender").get(0).number("amount")).contains(-15_900L);
    }

    @Test
    void changeIsTakenOffAndMidnightChangesNoBusinessDate() {
        var sale = ReadFile.sample(GENERIC, "poslog/poslog6_pickup_day.xml")
                .units()
                .get(2);

        assertThat(sale.first().date("business-date")).contains(DAY);
        assertThat(sale.first().moment("at")).contains(LocalDateTime.of(2026, 11, 22, 0, 0, 41));
        assertThat(sale.rows("tender"))
                .extracting(row -> row.text("tender").orElse(""))
                .containsExactly("Coupon", "Loyalty", "Cash", "Cash");
        assertThat(sale.rows("tender"))
                .extracting(row -> row.number("amount").orElse(0L))
                .containsExactly(5_000L, 1_000L, 40_000L, -6_100L);
        assertThat(sale.rows("points").get(0).number("points")).contains(-1000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {GENERIC, "poslog-xstore"})
    void xstoreVoidsAreSkippedAndOfItsOrphansOnlyTheNumberCounts(String layout) {
        var file = ReadFile.sample(layout, "poslog/xstore_dialect.xml");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.column("receipt")).containsExactly("5521", "5522");
        assertThat(file.column("type")).containsExactly("SALE", "CANCELLED");
        assertThat(file.column("total")).containsExactly(39_900L, "-");
        assertThat(file.rows("line")).hasSize(1);
        assertThat(file.rows("line").get(0).text("barcode")).contains("6901234567908");
        assertThat(file.units().get(0).first().text("external-order")).contains("WXLIVE-4420098123");
        assertThat(file.rows("tender").get(0).text("tender")).contains("WECHAT");
    }

    @ParameterizedTest
    @CsvSource({
        "TrainingModeFlag='true', TRAINING",
        "CancelFlag='true', CANCELLED",
        "TransactionType='SUSPENDED', SUSPENDED",
        "TransactionType='TRAINING', TRAINING",
    })
    void ofATransactionForShowOnlyTheNumberIsRead(String attribute, String type) {
        var file = ReadFile.of(GENERIC, """
                <POSLog><Transaction %s><BusinessUnit><UnitID>7</UnitID></BusinessUnit><WorkstationID>1</WorkstationID>
                <SequenceNumber>5</SequenceNumber><RetailTransaction><LineItem><Sale><ItemID>nothing to read</ItemID></Sale></LineItem>
                <Total TotalType="TransactionGrandAmount">99</Total></RetailTransaction>
                <BusinessDayDate>2026-11-21</BusinessDayDate></Transaction></POSLog>
                """.formatted(attribute).getBytes(StandardCharsets.UTF_8));

        assertThat(file.rejects()).isEmpty();
        assertThat(file.column("type")).containsExactly(type);
        assertThat(file.column("receipt")).containsExactly("5");
        assertThat(file.rows("line")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {GENERIC, "poslog-acs"})
    void acsVoidsCountWithTheirNegativeAmount(String layout) {
        var file = ReadFile.sample(layout, "poslog/acs_dialect_void_event.xml");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.sum("line", "amount")).isEqualTo(1_000);
        assertThat(file.sum("line", "quantity")).isEqualTo(1_000);
        assertThat(file.rows("line")).hasSize(3);
        assertThat(file.rows("line").get(0).text("barcode")).contains("6901234567892");
    }

    @Test
    void futuraReturnsHaveTheirSignInTheQuantity() {
        var file = ReadFile.of("poslog-futura", """
                <POSLog xmlns:fu="http://www.futura4retail.com/pos/namespace/"><Transaction>
                <BusinessUnit><UnitID>7</UnitID></BusinessUnit><WorkstationID>1</WorkstationID><SequenceNumber>5</SequenceNumber>
                <RetailTransaction><LineItem><SequenceNumber>1</SequenceNumber><Sale fu:SalesMode="RETOUR"><ItemID>4012345678901</ItemID>
                <ExtendedAmount>26.990</ExtendedAmount><Quantity>-1</Quantity></Sale></LineItem>
                <LineItem><SequenceNumber>2</SequenceNumber><Tender TenderType="Cash" TypeCode="Refund"><Amount>26.990</Amount></Tender></LineItem>
                <Total TotalType="TransactionGrandAmount">-26.990</Total></RetailTransaction>
                <BusinessDayDate>2026-11-21</BusinessDayDate></Transaction></POSLog>
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(file.rejects()).isEmpty();
        assertThat(file.rows("line").get(0).text("kind")).contains("RETURN");
        assertThat(file.rows("line").get(0).number("amount")).contains(-2_699L);
        assertThat(file.column("type")).containsExactly("RETURN");
    }

    @Test
    void whatWasWholeBeforeACutIsHandedOverButTheFileIsNotSound() {
        byte[] whole = ReadFile.sample("poslog/poslog6_pickup_day.xml");

        var file = ReadFile.of(GENERIC, Arrays.copyOf(whole, 7017));

        assertThat(file.summary().complete()).isFalse();
        assertThat(file.faults()).containsExactly(Code.FORMATS_XML);
        assertThat(file.column("receipt")).containsExactly("1001", "1002");
    }

    @Test
    void aDoctypeIsRefusedBeforeAnythingIsResolved() {
        var file = ReadFile.sample(GENERIC, "poslog/bad_xxe.xml");

        assertThat(file.units()).isEmpty();
        assertThat(file.faults()).containsExactly(Code.FORMATS_XML);
        assertThat(file.summary().faults().get(0).facts().get(0)).isEqualTo("DOCTYPE");
    }

    @Test
    void aMomentOfAnotherOffsetIsTurnedIntoLocalTime() {
        String acs = new String(ReadFile.sample("poslog/acs_dialect_void_event.xml"), StandardCharsets.UTF_8);

        var utc = ReadFile.of(GENERIC, acs.replace("02:02:54", "02:02:54.5Z").getBytes(StandardCharsets.UTF_8));
        var local =
                ReadFile.of(GENERIC, acs.replace("02:02:54", "02:02:54+08:00").getBytes(StandardCharsets.UTF_8));

        assertThat(utc.column("at")).containsExactly(LocalDateTime.of(2026, 11, 22, 10, 2, 54));
        assertThat(local.column("at")).containsExactly(LocalDateTime.of(2026, 11, 22, 2, 2, 54));
    }

    @Test
    void aTransactionThatDoesNotAddUpIsRefusedAlone() {
        String acs = new String(ReadFile.sample("poslog/acs_dialect_void_event.xml"), StandardCharsets.UTF_8);

        var file = ReadFile.of(
                GENERIC, acs.replace(">10.00</Total>", ">11.00</Total>").getBytes(StandardCharsets.UTF_8));

        assertThat(file.rejects()).extracting(Reject::code).containsExactly(Code.FORMATS_CONTROL);
        assertThat(file.rejects().get(0).line()).isEqualTo(2);
        assertThat(file.summary().sound()).isTrue();
    }

    @Test
    void aDeclarationIsRefusedWhereverItStands() {
        byte[] file = "<POSLog><!-- no <!ELEMENT here --></POSLog>".getBytes(StandardCharsets.UTF_8);
        byte[] plain = "<POSLog><!-- nothing --><![CDATA[ ]]></POSLog>".getBytes(StandardCharsets.UTF_8);

        assertThat(ReadFile.of(GENERIC, plain).summary().sound()).isTrue();
        assertThat(ReadFile.of(GENERIC, file).faults()).containsExactly(Code.FORMATS_XML);
    }

    @Test
    void aDeclarationThatLiesIsAFaultOfTheFile() {
        var file = ReadFile.sample(GENERIC, "poslog/bad_gb2312_declared_utf8_bytes.xml");

        assertThat(file.summary().sound()).isFalse();
        assertThat(file.faults()).contains(Code.FORMATS_BAD_BYTES);
    }

    @Test
    void unitsOfALongFileStandWhereTheySay() {
        String one = new String(ReadFile.sample("poslog/acs_dialect_void_event.xml"), StandardCharsets.UTF_8);
        int from = one.indexOf("<Transaction>");
        int to = one.indexOf("</POSLog>");
        byte[] long_ = (one.substring(0, from) + "<!-- 中文 -->"
                        + one.substring(from, to).repeat(500) + one.substring(to))
                .getBytes(StandardCharsets.UTF_8);

        var file = ReadFile.of("poslog-acs", long_);

        assertThat(file.summary().sound()).isTrue();
        assertThat(file.units()).hasSize(500).allSatisfy(unit -> {
            byte[] raw = unit.raw().getBytes(StandardCharsets.UTF_8);
            assertThat(unit.raw()).startsWith("<Transaction>").endsWith("</Transaction>");
            assertThat(Arrays.copyOfRange(long_, (int) unit.offset(), (int) unit.offset() + raw.length))
                    .isEqualTo(raw);
        });
    }
}
