package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads one XML file unit by unit. What was whole before a damage is handed over; the file as a whole has a fault then. */
abstract class XmlFile {

    final Layout layout;
    final Receiver receiver;
    final Tally tally;
    final Problem problem = new Problem();
    private final InputStream in;
    private @Nullable XmlUnits units;

    XmlFile(Layout layout, InputStream in, Receiver receiver) {
        this.layout = layout;
        this.in = in;
        this.receiver = receiver;
        this.tally = new Tally(layout.checks());
    }

    /** Takes a unit that is whole. */
    abstract void take(XmlNode unit, Place place, String namespaces);

    /** Reads the file to its end, or to where it is damaged. */
    final Summary read() throws IOException {
        XmlText text = null;
        try {
            text = XmlText.of(in, layout.charset());
            units = new XmlUnits(text, List.of(unitPath().split("/")));
            read(units);
        } catch (UnsupportedCharsetException e) {
            tally.fault(new Place(1, 0, "").reject(Code.FORMATS_XML, e.getCharsetName()));
        } catch (XMLStreamException e) {
            if (text != null) {
                text.rethrow();
                damaged(e, text);
            }
        } catch (CharacterCodingException e) {
            tally.fault(new Place(1, 0, "").reject(Code.FORMATS_BAD_BYTES, layout.charset(), "0"));
        }
        if (text != null && text.declaresFalsely()) {
            tally.fault(new Place(1, 0, "").reject(Code.FORMATS_BAD_BYTES, text.charset().name(), "0"));
        }
        return tally.summary(null, null, units != null && units.isWhole(), 0);
    }

    String unitPath() {
        return layout.unit() == null ? "" : layout.unit();
    }

    /** A unit with a row for each of its records. */
    final void deliver(List<Row> rows, Place place) {
        Unit unit = new Unit(place.line(), place.offset(), rows, place.raw());
        tally.unit(unit, rows.size());
        receiver.unit(unit);
    }

    /** Refuses a unit for the problem in hand. */
    final void refuse(Place place) {
        refuse(place, problem.code(), problem.field(), problem.facts());
    }

    final void refuse(Place place, Code code, @Nullable String field, List<Object> facts) {
        tally.refused(1);
        receiver.reject(new Reject(place.line(), place.offset(), 0, field, place.raw(), code, facts));
    }

    private void read(XmlUnits all) throws XMLStreamException, IOException {
        for (XmlNode unit = all.next(); unit != null; unit = all.next()) {
            take(unit, all.place(), all.namespaces());
        }
    }

    private void damaged(XMLStreamException e, XmlText text) {
        boolean bytes = e.getNestedException() instanceof CharacterCodingException
                || e.getCause() instanceof CharacterCodingException;
        long line = e.getLocation() == null ? units == null ? 1 : units.line() : e.getLocation().getLineNumber();
        Place place = new Place(Math.max(line, 1), text.offset(), "");
        tally.fault(
                bytes
                        ? place.reject(Code.FORMATS_BAD_BYTES, text.charset().name(), Long.toString(text.offset()))
                        : place.reject(Code.FORMATS_XML, firstLine(e)));
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
        return message.lines().findFirst().orElse("").replaceAll("https?://\\S*#", "");
    }
}
