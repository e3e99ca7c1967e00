package io.tillbridge.formats;

import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML file from unit to unit and keeps one at a time. Nothing outside the file is ever looked at: there are no
 * document types, no entities, and no element without a limit.
 */
final class XmlUnits {

    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 100_000;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int LONGEST_ATTRIBUTE = 1 << 12;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int LONGEST_UNIT = 1 << 24;

    private final XmlText text;
    private final List<String> path;
    private final XMLStreamReader reader;
    private int depth;
    private int nodes;
    private boolean seenEnd;
    private Place place = new Place(1, 0, "");
    private String namespaces = "";

    /** @param path local names from the root to the unit */
    XmlUnits(XmlText text, List<String> path) throws XMLStreamException {
        this.text = text;
        this.path = path;
        this.reader = factory().createXMLStreamReader(text);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    /** The next unit, or null behind the last one, when the file has proved to be whole. */
    @Nullable XmlNode next() throws XMLStreamException, IOException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                requirePath(name);
                depth++;
                if (depth <= path.size() && name.equals(path.get(depth - 1))) {
                    noteNamespaces();
                    if (depth == path.size()) {
                        return unit(name);
                    }
                } else {
                    skip();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else {
                refuseDoctype(event);
            }
        }
        seenEnd = true;
        return null;
    }

    /** Where the unit stands that came last, with its text. */
    Place place() {
        return place;
    }

    /** Whether the file was read to the end of its root. */
    boolean isWhole() {
        return seenEnd;
    }

    /** All namespaces that were declared outside units and by the last one. */
    String namespaces() {
        return namespaces;
    }

    int line() {
        return reader.getLocation().getLineNumber();
    }

    private void requirePath(String name) throws XMLStreamException {
        if (depth == 0 && !name.equals(path.get(0))) {
            throw new XMLStreamException("<" + name + "> in place of <" + path.get(0) + ">", reader.getLocation());
        }
    }

    private void refuseDoctype(int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("DOCTYPE", reader.getLocation());
        }
        if (event == XMLStreamConstants.END_DOCUMENT) {
            seenEnd = true;
        }
    }

    private XmlNode unit(String name) throws XMLStreamException, IOException {
        int line = line();
        String tag = reader.getPrefix() == null || reader.getPrefix().isEmpty() ? name : reader.getPrefix() + ":" + name;
        text.forget(text.startOf(tag, passed()));
        long offset = text.offset();
        nodes = 0;
        XmlNode root = element(name, 1);
        depth--;
        long end = text.endOf(tag, passed());
        place = new Place(line, offset, text.kept(end));
        text.forget(end);
        return root;
    }

    /** The character behind the event in hand, or a little further. */
    private long passed() {
        return reader.getLocation().getCharacterOffset();
    }

    private XmlNode element(String name, int level) throws XMLStreamException {
        XmlNode node = start(name, level);
        while (true) {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> node.add(element(reader.getLocalName(), level + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(node);
                case XMLStreamConstants.END_ELEMENT -> {
                    return node;
                }
                default -> refuseDoctype(event);
            }
        }
    }

    private XmlNode start(String name, int level) throws XMLStreamException {
        limit(level > DEEPEST, "depth");
        limit(++nodes > MOST_NODES, "elements");
        limit(reader.getAttributeCount() > MOST_ATTRIBUTES, "attributes");
        limit(text.keptLength() > LONGEST_UNIT, "length");
        XmlNode node = new XmlNode(name);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            limit(reader.getAttributeValue(i).length() > LONGEST_ATTRIBUTE, "attribute");
            node.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return node;
    }

    private void append(XmlNode node) throws XMLStreamException {
        limit(node.length() + reader.getTextLength() > LONGEST_TEXT, "text");
        node.append(reader.getText());
    }

    private void limit(boolean passed, String what) throws XMLStreamException {
        if (passed) {
            throw new XMLStreamException("too much: " + what, reader.getLocation());
        }
    }

    private void noteNamespaces() {
        StringBuilder more = new StringBuilder(depth == 1 ? "" : namespaces);
        for (int i = 0; i < reader.getNamespaceCount() && more.length() < LONGEST_ATTRIBUTE; i++) {
            more.append(reader.getNamespaceURI(i)).append(' ');
        }
        namespaces = more.toString();
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = reader.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            limit(depth + open > DEEPEST, "depth");
            limit(text.keptLength() > LONGEST_UNIT, "length");
            refuseDoctype(event);
        }
        depth--;
        text.forget(text.startOf("", passed()));
    }
}
