package io.tillbridge.pos;

import io.tillbridge.shared.Money;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/**
 * A hand-over or a return as an SAP IDoc WPUBON01 in XML. Its signs are those of the goods: what leaves the store is minus,
 * what comes back is plus; the tender has the opposite sign.
 */
final class WpuBonPaper {

    private static final String[] SEGMENT = {"SEGMENT", "1"};

    private final HandoverPaper paper;
    private final XmlPaper xml;

    private WpuBonPaper(HandoverPaper paper) throws XMLStreamException {
        this.paper = paper;
        this.xml = new XmlPaper();
    }

    static byte[] of(HandoverPaper paper) {
        try {
            return new WpuBonPaper(paper).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory can always be written", e);
        }
    }

    private byte[] write() throws XMLStreamException {
        xml.element(
                "WPUBON01",
                () -> xml.element(
                        "IDOC",
                        () -> {
                            xml.element("EDI_DC40", this::control, SEGMENT);
                            xml.element("E1WPB01", this::receipt, SEGMENT);
                        },
                        "BEGIN",
                        "1"));
        return xml.end();
    }

    private void control() throws XMLStreamException {
        xml.text("TABNAM", "EDI_DC40");
        xml.text("DIRECT", "2");
        xml.text("IDOCTYP", "WPUBON01");
        xml.text("MESTYP", "WPUBON");
        xml.text("SNDPOR", "POS");
        xml.text("SNDPRT", "KU");
        xml.text("SNDPRN", paper.store());
        xml.text("CREDAT", day());
        xml.text("CRETIM", time());
    }

    private void receipt() throws XMLStreamException {
        xml.text("KASSID", paper.workstation());
        xml.text("VORGDATUM", day());
        xml.text("VORGZEIT", time());
        xml.text("BONNUMMER", paper.number());
        xml.text("KASSIERER", cut(paper.operator(), 10));
        xml.text("BELEGWAERS", "CNY");
        for (HandoverPaper.Item item : paper.items()) {
            xml.element("E1WPB02", () -> item(item), SEGMENT);
        }
        xml.element("E1WPB06", this::tender, SEGMENT);
    }

    private void item(HandoverPaper.Item item) throws XMLStreamException {
        xml.text("VORGANGART", paper.back() ? "PRET" : "PICK");
        xml.text("QUALARTNR", item.barcode() == null ? "ARTN" : "EANN");
        xml.text("ARTNR", item.barcode() == null ? item.sku() : item.barcode());
        xml.text("VORZEICHEN", goods());
        xml.text("MENGE", item.pieces() + ".000");
        HandoverPaper.Original original = paper.original();
        if (original != null) {
            xml.text("REFBONNR", original.number());
        }
        xml.element("E1WPB03", () -> price(item), SEGMENT);
        xml.element("E1WXX01", this::order, SEGMENT);
    }

    private void price(HandoverPaper.Item item) throws XMLStreamException {
        xml.text("VORZEICHEN", goods());
        xml.text("KONDITION", "VKP0");
        xml.text("KONDVALUE", XmlPaper.yuan(item.amount()));
    }

    private void order() throws XMLStreamException {
        xml.text("FLDGRP", "LIVE");
        xml.text("FLDNAME", "ORDERID");
        xml.text("FLDVAL", paper.orderId());
    }

    private void tender() throws XMLStreamException {
        Money total = paper.total();
        xml.text("VORZEICHEN", paper.back() ? "-" : "+");
        xml.text("ZAHLART", "PTON");
        xml.text("SUMME", XmlPaper.yuan(total));
        xml.text("WAEHRUNG", "CNY");
    }

    private String goods() {
        return paper.back() ? "+" : "-";
    }

    private String day() {
        return DateTimeFormatter.BASIC_ISO_DATE.format(paper.at());
    }

    private String time() {
        return DateTimeFormatter.ofPattern("HHmmss").format(paper.at());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
