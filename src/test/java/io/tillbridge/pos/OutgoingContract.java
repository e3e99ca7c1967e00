package io.tillbridge.pos;

import static io.tillbridge.pos.TillsUnderTest.BARCODES;
import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.OutLinks.OutLink;
import io.tillbridge.pickup.GoodsHandedOver;
import io.tillbridge.pickup.GoodsReturned;
import io.tillbridge.pickup.HandoverUndone;
import io.tillbridge.pickup.PickupLine;
import io.tillbridge.shared.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** What goes out to tills. The subclasses say on which database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutgoingContract {

    private static final OutLink EVERYBODY = new OutLink("lists", "till-utf8", null);
    private static final OutLink OLD_TILL = new OutLink("old-till", "till-gb18030", STORE);

    private final TillsUnderTest tills;
    private UUID pickup = new UUID(0, 0);

    OutgoingContract(TillsUnderTest tills) {
        this.tills = tills;
    }

    @BeforeEach
    void clean() {
        tills.empty();
        tills.outLinks.clear();
        pickup = tills.pickup("LIVE-1", sku(0), 3);
    }

    @AfterAll
    void close() {
        tills.close();
    }

    @Test
    void articlesGoToEveryLinkThatCarriesThemInItsOwnCharacters() {
        tills.outLinks.put("articles", List.of(EVERYBODY, OLD_TILL));
        tills.jdbc().sql("update catalog_article set title_zh = '牛仔裤|直筒'").update();

        assertThat(lists().send(OutgoingLists.Kind.ARTICLES, false)).containsExactly("lists", "old-till");

        assertThat(sent("old-till", Charset.forName("GB18030")))
                .startsWith("HD|ARTICLE|1.0|S0101|")
                .contains("DT|000001|SKU-1|" + BARCODES.get(0) + "|牛仔裤 直筒|x|1\r\n")
                .endsWith("TR|3|3\r\n");
        assertThat(sent("lists", StandardCharsets.UTF_8)).startsWith("HD|ARTICLE|1.0|ALL|");
    }

    @ParameterizedTest
    @EnumSource(OutgoingLists.Kind.class)
    void aListIsReadBackByTheLayoutItWasWrittenBy(OutgoingLists.Kind kind) {
        tills.jdbc()
                .sql("update pickup_pickup set state = 'READY', closed_at = null")
                .update();
        tills.jdbc().sql("update pickup_line set cancelled = 1").update();
        template("AUTUMN-20", "秋季满减", 2_000, 10_000);

        List<Unit> read = SampleFile.read(kind.layout(), lists().write(kind, EVERYBODY, 7, tills.clock.instant()));

        assertThat(read).allSatisfy(unit -> assertThat(unit.first().record()).isEqualTo(kind.record()));
        assertThat(read).hasSize(kind == OutgoingLists.Kind.ARTICLES ? 3 : kind == OutgoingLists.Kind.MEMBERS ? 0 : 1);
    }

    @Test
    void aListThatHasNotChangedIsSentOnlyToWhoAsksForIt() {
        tills.outLinks.put("articles", List.of(EVERYBODY));
        lists().send(OutgoingLists.Kind.ARTICLES, false);
        tills.clock.turn(Duration.ofMinutes(15));

        assertThat(lists().send(OutgoingLists.Kind.ARTICLES, false)).isEmpty();
        assertThat(lists().send(OutgoingLists.Kind.ARTICLES, true)).containsExactly("lists");

        assertThat(names("lists")).hasSize(2).last().asString().endsWith("_000002.txt");
    }

    @Test
    void openPickupsHaveNoNamesAndNoCodes() {
        tills.outLinks.put("open-pickups", List.of(OLD_TILL));
        tills.jdbc()
                .sql(
                        "update pickup_pickup set state = 'READY', closed_at = null, buyer_name = '王小姐', location = 'A-03'")
                .update();
        tills.jdbc().sql("update pickup_line set cancelled = 1").update();

        lists().send(OutgoingLists.Kind.OPEN_PICKUPS, false);

        assertThat(sent("old-till", Charset.forName("GB18030")))
                .contains("DT|000001|S0101|" + pickup + "|WECHAT|LIVE-1|READY|A-03|")
                .contains("|1|SKU-1|" + BARCODES.get(0) + "|T恤|2000\r\n")
                .doesNotContain("王小姐")
                .endsWith("TR|1|2000\r\n");
    }

    @Test
    void theRulesOfCouponsAreAListThatOurOwnReaderUnderstands() {
        tills.outLinks.put("coupons", List.of(OLD_TILL, EVERYBODY));
        template("AUTUMN-20", "秋季满减", 2_000, 10_000);
        template("XUHUI-5", "徐汇专享", 500, 0);
        tills.jdbc()
                .sql("insert into coupons_template_scope (template_id, kind, entry)"
                        + " select id, 'STORE', 'S0102' from coupons_template where code = 'XUHUI-5'")
                .update();

        lists().send(OutgoingLists.Kind.COUPONS, false);

        assertThat(sent("old-till", Charset.forName("GB18030")))
                .contains("秋季满减")
                .doesNotContain("XUHUI-5");
        List<Unit> all = SampleFile.read(
                "coupon-list", sent("lists", StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        assertThat(all).hasSize(2);
        assertThat(all.get(0).first().text("template")).contains("AUTUMN-20");
        assertThat(all.get(0).first().number("threshold")).contains(10_000L);
        assertThat(all.get(0).first().number("off")).contains(2_000L);
    }

    private void template(String code, String title, long fen, long threshold) {
        tills.jdbc()
                .sql(
                        "insert into coupons_template (id, code, title_zh, title_en, kind, off_fen, percent_bp, cap_fen, pieces,"
                                + " minutes, threshold_fen, member_needed, stacking, rounding, platform_bp, brand_bp, store_bp,"
                                + " valid_days, state, created_at, created_by) values (?,?,?,'x','MONEY_OFF',?,0,0,0,0,?,false,"
                                + "'WITH_ALL','HALF_UP',0,0,10000,30,'ACTIVE',current_timestamp,'test')")
                .params(UUID.randomUUID(), code, title, fen, threshold)
                .update();
    }

    @Test
    void aHandOverIsAPoslogThatOurOwnReaderUnderstands() {
        tills.outLinks.put("handovers-poslog", List.of(new OutLink("erp", "poslog", null)));
        UUID handover = handOver(2, 2);

        List<Unit> read = SampleFile.read("poslog-generic6", document("erp").getBytes(StandardCharsets.UTF_8));

        assertThat(read).hasSize(1);
        Row head = read.get(0).first();
        assertThat(head.number("total")).contains(66L);
        assertThat(head.text("receipt")).contains("1");
        Row line = read.get(0).rows("line").get(0);
        assertThat(line.text("kind")).contains("PICKUP");
        assertThat(line.text("barcode")).contains(BARCODES.get(0));
        assertThat(line.number("quantity")).contains(2000L);
        assertThat(line.text("external-order")).contains("LIVE-1");
        assertThat(line.text("reservation")).contains(pickup.toString());
        assertThat(handover).isNotNull();
    }

    @Test
    void aPoslogHasItsElementsInTheOrderOfTheSample() throws Exception {
        tills.outLinks.put("handovers-poslog", List.of(new OutLink("erp", "poslog", null)));
        handOver(2, 2);

        Document ours = parse(document("erp"));

        assertThat(children(ours.getDocumentElement().getFirstChild()))
                .containsExactly(
                        "BusinessUnit",
                        "WorkstationID",
                        "SequenceNumber",
                        "TransactionID",
                        "OperatorID",
                        "CurrencyCode",
                        "RetailTransaction",
                        "BusinessDayDate",
                        "EndDateTime");
        assertThat(children(ours.getElementsByTagName("CustomerOrderForPickup").item(0)))
                .containsExactly(
                        "POSIdentity",
                        "Description",
                        "RegularSalesUnitPrice",
                        "ActualSalesUnitPrice",
                        "ExtendedAmount",
                        "Quantity",
                        "Pickup",
                        "InventoryReservationID",
                        "AccountNumber");
    }

    @Test
    void theSameEventTwiceIsOneDocument() {
        tills.outLinks.put("handovers-poslog", List.of(new OutLink("erp", "poslog", null)));
        UUID handover = UUID.randomUUID();

        handOver(handover, 2, 2);
        handOver(handover, 2, 2);

        assertThat(names("erp")).containsExactly("HANDOVER_S0101_00000001.xml");
    }

    @Test
    void whatComesBackIsWorthWhatWentOutToTheFen() {
        tills.outLinks.put("handovers-poslog", List.of(new OutLink("erp", "poslog", null)));
        handOver(1, 1);
        handOver(2, 3);
        for (int i = 0; i < 3; i++) {
            tills.clock.turn(Duration.ofMinutes(1));
            documents(book -> book.returned(new GoodsReturned(
                    pickup, pickup, "WECHAT", "LIVE-1", STORE, Map.of(1, 1), true, tills.clock.instant())));
        }

        assertThat(tills.sum("select sum(amount_fen) from pos_document_item where cause like 'handover%'"))
                .isEqualTo(100);
        assertThat(tills.sum("select sum(amount_fen) from pos_document_item where cause like 'return%'"))
                .isEqualTo(100);
        assertThat(names("erp")).hasSize(5);
    }

    @Test
    void sapSeesGoodsLeaveWithAMinusAndComeBackWithAPlus() throws Exception {
        tills.outLinks.put("handovers-wpubon01", List.of(new OutLink("sap", "wpubon01", STORE)));
        UUID handover = handOver(2, 2);
        documents(book -> book.undone(new HandoverUndone(
                pickup, handover, pickup, "WECHAT", "LIVE-1", STORE, Map.of(1, 2), tills.clock.instant())));

        List<String> both = bodies("sap");

        assertThat(texts(parse(both.get(0)), "VORZEICHEN")).containsExactly("-", "-", "+");
        assertThat(texts(parse(both.get(1)), "VORZEICHEN")).containsExactly("+", "+", "-");
        assertThat(texts(parse(both.get(0)), "MENGE")).containsExactly("2.000");
        assertThat(texts(parse(both.get(0)), "KONDVALUE")).containsExactly("0.66");
        assertThat(texts(parse(both.get(1)), "KONDVALUE")).containsExactly("0.66");
        assertThat(texts(parse(both.get(1)), "REFBONNR")).containsExactly("1");
        assertThat(texts(parse(both.get(0)), "FLDVAL")).containsExactly("LIVE-1");
    }

    @Test
    void anotherStoresLinkHearsNothing() {
        tills.outLinks.put("handovers-poslog", List.of(new OutLink("erp", "poslog", TillsUnderTest.OTHER)));

        handOver(2, 2);

        assertThat(names("erp")).isEmpty();
        assertThat(tills.sum("select count(*) from pos_document")).isZero();
    }

    private UUID handOver(int pieces, int collected) {
        UUID handover = UUID.randomUUID();
        handOver(handover, pieces, collected);
        return handover;
    }

    /** So many of the three pieces go out now, and so many have by then; together they cost 100 fen. */
    private void handOver(UUID handover, int pieces, int collected) {
        var line = new PickupLine(1, sku(0), "T恤", 3, collected, 0, 0, 0, Money.fen(100), 0, 0);
        documents(book -> book.handedOver(new GoodsHandedOver(
                pickup,
                handover,
                pickup,
                "WECHAT",
                "LIVE-1",
                STORE,
                List.of(line),
                Map.of(1, pieces),
                collected == 3,
                tills.clock.instant())));
    }

    private void documents(java.util.function.Consumer<HandoverDocuments> use) {
        tills.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> use.accept(tills.bean(HandoverDocuments.class)));
    }

    private OutgoingLists lists() {
        return tills.bean(OutgoingLists.class);
    }

    private List<String> names(String link) {
        return tills.jdbc()
                .sql("select name from integration_outgoing_file where link = ? order by name")
                .param(link)
                .query(String.class)
                .list();
    }

    private List<String> bodies(String link) {
        return tills.jdbc()
                .sql("select body from integration_outgoing_file where link = ? order by name")
                .param(link)
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list();
    }

    private String document(String link) {
        return bodies(link).get(0);
    }

    private String sent(String link, Charset charset) {
        return tills.jdbc()
                .sql("select body from integration_outgoing_file where link = ?")
                .param(link)
                .query((row, number) -> new String(row.getBytes(1), charset))
                .single();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> children(Node parent) {
        var names = new java.util.ArrayList<String>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getNodeName());
        }
        return names;
    }

    private static List<String> texts(Document document, String element) {
        var texts = new java.util.ArrayList<String>();
        var found = document.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
