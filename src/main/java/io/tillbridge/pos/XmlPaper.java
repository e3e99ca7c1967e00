package io.tillbridge.pos;

import io.tillbridge.shared.Money;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document element by element, in UTF-8. */
final class XmlPaper {

    /** What stands inside an element. */
    interface Inside {
        void write() throws XMLStreamException;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    XmlPaper() throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    }

    /** An element with others inside. */
    void element(String name, Inside inside, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
        inside.write();
        xml.writeEndElement();
    }

    /** An element with text. */
    void text(String name, Object value, String... attributes) throws XMLStreamException {
        element(name, () -> xml.writeCharacters(plain(value)), attributes);
    }

    void namespace(String uri) throws XMLStreamException {
        xml.writeDefaultNamespace(uri);
    }

    byte[] end() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    /** Yuan with two decimals, never through a floating point number. */
    static String yuan(Money money) {
        long fen = Math.abs(money.fen());
        return (money.fen() < 0 ? "-" : "") + fen / 100 + "." + (fen % 100 < 10 ? "0" : "") + fen % 100;
    }

    /** Characters that XML cannot hold at all do not stop a document from going out. */
    private static String plain(Object value) {
        return value.toString().replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}
