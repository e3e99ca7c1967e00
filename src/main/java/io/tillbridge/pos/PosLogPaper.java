package io.tillbridge.pos;

import io.tillbridge.shared.Money;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/** A hand-over or a return as a POSLog 6.0 document, in the order of elements that its schema asks for. */
final class PosLogPaper {

    private static final String NAMESPACE = "http://www.nrf-arts.org/IXRetail/namespace/";

    private final HandoverPaper paper;
    private final XmlPaper xml;

    private PosLogPaper(HandoverPaper paper) throws XMLStreamException {
        this.paper = paper;
        this.xml = new XmlPaper();
    }

    static byte[] of(HandoverPaper paper) {
        try {
            return new PosLogPaper(paper).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory can always be written", e);
        }
    }

    private byte[] write() throws XMLStreamException {
        xml.element(
                "POSLog",
                () -> {
                    xml.namespace(NAMESPACE);
                    xml.element("Transaction", this::transaction, "TrainingModeFlag", "false", "OfflineFlag", "false");
                },
                "MajorVersion",
                "6",
                "MinorVersion",
                "0",
                "FixVersion",
                "0");
        return xml.end();
    }

    private void transaction() throws XMLStreamException {
        xml.element(
                "BusinessUnit",
                () -> xml.text("UnitID", paper.store(), "Name", paper.storeName(), "TypeCode", "RetailStore"));
        xml.text("WorkstationID", paper.workstation(), "TypeCode", "POS");
        xml.text("SequenceNumber", paper.number());
        xml.text(
                "TransactionID",
                paper.store() + "-" + paper.workstation() + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(paper.at())
                        + "-" + paper.number());
        xml.text("OperatorID", paper.operator(), "OperatorType", "Cashier");
        xml.text("CurrencyCode", "CNY");
        xml.element(
                "RetailTransaction",
                this::retail,
                "TransactionStatus",
                paper.back() ? "Returned" : "Delivered",
                "TypeCode",
                "Transaction");
        xml.text("BusinessDayDate", paper.at().toLocalDate());
        xml.text("EndDateTime", moment());
    }

    private void retail() throws XMLStreamException {
        xml.text("ItemCount", paper.pieces());
        int line = 0;
        for (HandoverPaper.Item item : paper.items()) {
            int number = ++line;
            xml.element("LineItem", () -> item(item, number), "EntryMethod", "Scanned", "VoidFlag", "false");
        }
        int last = line + 1;
        xml.element("LineItem", () -> tender(last), "VoidFlag", "false");
        Money total = paper.back() ? Money.ZERO.minus(paper.total()) : paper.total();
        xml.text("Total", XmlPaper.yuan(total), "TotalType", "TransactionGrandAmount", "CurrencyCode", "CNY");
    }

    private void item(HandoverPaper.Item item, int number) throws XMLStreamException {
        if (paper.back()) {
            xml.element("Return", () -> returned(item), "ItemType", "Stock");
        } else {
            xml.element(
                    "CustomerOrderForPickup",
                    () -> handedOver(item),
                    "ItemType",
                    "Stock",
                    "OrderStatus",
                    "Completed",
                    "PreviousOrderStatus",
                    "Filled",
                    "StatusChangedFlag",
                    "true");
        }
        xml.text("SequenceNumber", number);
        xml.text("DateTime", moment());
    }

    private void article(HandoverPaper.Item item) throws XMLStreamException {
        String barcode = item.barcode();
        if (barcode == null) {
            xml.text("ItemID", item.sku());
        } else {
            xml.element("POSIdentity", () -> xml.text("POSItemID", barcode), "POSIDType", "GTIN");
        }
        xml.text("Description", item.title());
        xml.text("RegularSalesUnitPrice", XmlPaper.yuan(item.regularPrice()));
        xml.text("ActualSalesUnitPrice", XmlPaper.yuan(item.unitPrice()));
        xml.text("ExtendedAmount", XmlPaper.yuan(item.amount()));
    }

    private void handedOver(HandoverPaper.Item item) throws XMLStreamException {
        article(item);
        if (!item.discount().equals(Money.ZERO)) {
            xml.text("DiscountAmount", XmlPaper.yuan(item.discount()));
        }
        xml.text("Quantity", item.pieces(), "Units", "1", "UnitOfMeasureCode", "EA");
        xml.element("Pickup", () -> {
            xml.text("ActualDateTime", moment());
            xml.text("Method", "COUNTER-SCAN");
        });
        xml.text("InventoryReservationID", paper.pickup());
        xml.text("AccountNumber", paper.orderId());
    }

    private void returned(HandoverPaper.Item item) throws XMLStreamException {
        article(item);
        xml.text("Quantity", item.pieces(), "UnitOfMeasureCode", "EA");
        HandoverPaper.Original original = paper.original();
        if (original != null) {
            xml.element(
                    "TransactionLink",
                    () -> {
                        xml.text("BusinessUnit", paper.store(), "TypeCode", "RetailStore");
                        xml.text("WorkstationID", original.workstation(), "TypeCode", "POS");
                        xml.element("BusinessDayDate", () -> xml.text("Date", original.businessDate()));
                        xml.text("SequenceNumber", original.number());
                    },
                    "ReasonCode",
                    "Return");
        }
        xml.text("Reason", paper.reason());
    }

    private void tender(int number) throws XMLStreamException {
        xml.element(
                "Tender",
                () -> xml.text("Amount", XmlPaper.yuan(paper.total())),
                "TenderType",
                "OnlinePayment",
                "TypeCode",
                paper.back() ? "Refund" : "Sale");
        xml.text("SequenceNumber", number);
    }

    private String moment() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").format(paper.at());
    }
}
