package io.tillbridge.formats;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one kind of record out of XML elements. */
final class XmlRecord {

    /** Tills in China; what names another offset is turned into this one. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");
    private static final Pattern FRACTION = Pattern.compile("\\.\\d+$");

    private final RecordLayout layout;
    private final RecordReader reader;
    private final XmlPath place;
    private final List<XmlPath> paths = new ArrayList<>();
    private final List<FieldType> types = new ArrayList<>();
    private final Cells cells = new Cells();

    XmlRecord(RecordLayout layout, @Nullable LocalTime dayCut) {
        this.layout = layout;
        this.place = new XmlPath(layout.path() == null ? "." : layout.path());
        this.reader = new RecordReader(layout, dayCut, new Columns() {
            @Override
            public int cell(FieldLayout field) {
                paths.add(new XmlPath(field.path() == null ? field.name() : field.path()));
                types.add(field.type());
                return paths.size() - 1;
            }

            @Override
            public int signCell(FieldLayout field) {
                return NONE;
            }
        });
    }

    RecordLayout layout() {
        return layout;
    }

    /** The elements of a unit that are such records. */
    List<XmlNode> nodes(XmlNode unit) {
        return place.nodes(unit);
    }

    /** The row in an element, or null with what is wrong in {@code problem}. */
    @Nullable
    Row read(XmlNode node, Problem problem) {
        problem.clear();
        List<String> texts = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < paths.size(); i++) {
            String text = paths.get(i).text(node);
            texts.add(text == null ? "" : plain(text, types.get(i)));
            length += texts.get(i).length();
        }
        cells.room(length);
        cells.line(length);
        int at = 0;
        for (String text : texts) {
            text.getChars(0, text.length(), cells.text(), at);
            cells.add(at, at + text.length(), at);
            at += text.length();
        }
        return reader.read(cells, null, problem);
    }

    /** Moments of XML without fractions and offsets, days without times. */
    private static String plain(String text, FieldType type) {
        int time = text.indexOf('T');
        if (time < 0 || type != FieldType.DATE && type != FieldType.MOMENT) {
            return text;
        }
        if (type == FieldType.DATE) {
            return text.substring(0, time);
        }
        if (OFFSET.matcher(text).find()) {
            try {
                return OffsetDateTime.parse(text).withOffsetSameInstant(CHINA).format(PLAIN);
            } catch (DateTimeParseException e) {
                return text;
            }
        }
        return FRACTION.matcher(text).replaceFirst("");
    }
}
