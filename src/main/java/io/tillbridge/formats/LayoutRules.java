package io.tillbridge.formats;

import io.tillbridge.formats.Layout.Format;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a layout must be so that files can be read by it; whatever is wrong is found before the first file comes. */
final class LayoutRules {

    private static final Set<String> UNKNOWNS = Set.of("reject", "pass");

    private final Layout layout;
    private final List<String> complaints = new ArrayList<>();

    LayoutRules(Layout layout) {
        this.layout = layout;
    }

    List<String> complaints() {
        require(isName(layout.id()), "id: lower-case words joined by hyphens");
        require(layout.title() != null && !layout.title().isBlank(), "title: missing");
        require(isName(layout.kind()), "kind: missing");
        require(layout.format() != null, "format: one of delimited, fixed, poslog, xml");
        if (layout.format() != null && layout.format() == Format.XML) {
            require(layout.unit() != null, "unit: path missing");
        }
        require(layout.records().stream().anyMatch(RecordLayout::isUnit), "records: none that is a unit");
        require(PoslogDialect.isKnown(layout.dialect()), "dialect: one of auto, generic6, xstore, acs, futura");
        charset();
        require(isCharacter(layout.delimiter(), Set.of("auto", "tab")), "delimiter: one character, tab or auto");
        require(isCharacter(layout.quote(), Set.of("none")), "quote: one character or none");
        require(!layout.delimiter().equals("auto") || layout.headerRow(), "delimiter: auto needs a header-row");
        layout.titles().forEach(title -> field("titles", title, Set.of(), false));
        layout.records().forEach(this::record);
        layout.checks().forEach(this::check);
        return complaints;
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    private static boolean isName(@Nullable String name) {
        return name != null && name.matches("[a-z0-9]+([-.][a-z0-9]+)*");
    }

    private static boolean isCharacter(String text, Set<String> words) {
        return text.length() == 1 || words.contains(text);
    }

    private void charset() {
        try {
            require(
                    layout.charset().equals("auto")
                            || TextCode.charset(layout.charset()).canEncode(),
                    "charset: unusable");
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            complaints.add("charset: unknown: " + layout.charset());
        }
    }

    private void record(RecordLayout record) {
        String where = "record " + record.name();
        require(isName(record.name()), where + ": name missing");
        require(layout.format() != Format.FIXED || record.bytes() > 0, where + ": bytes missing");
        Set<String> before = new HashSet<>();
        for (FieldLayout field : record.fields()) {
            field(where, field, before, true);
            require(before.add(field.name()), where + ": two fields " + field.name());
            if (layout.format() == Format.FIXED && field.isWritten()) {
                require(
                        field.at() > 0 && field.length() > 0 && field.at() + field.length() - 1 <= record.bytes(),
                        where + ", field " + field.name() + ": not within the record's bytes");
            }
        }
        known(where + ": same-sign", record.sameSign(), before);
        if (record.signs() != null) {
            known(where + ": signs", record.signs().fields(), before);
            known(where + ": signs", List.of(record.signs().when()), before);
        }
    }

    private void field(String record, FieldLayout field, Set<String> before, boolean placed) {
        String where = record + ", field " + field.name();
        require(isName(field.name()), where + ": name missing");
        boolean dated = field.type() == FieldType.DATE || field.type() == FieldType.MOMENT;
        require(!dated || !field.isWritten() || !field.dates().isEmpty(), where + ": dates missing");
        require(UNKNOWNS.contains(field.unknown()), where + ": unknown is reject or pass");
        require(field.implied() == null || field.implied() >= 0 && field.implied() <= 8, where + ": implied is 0 to 8");
        require(field.day() == null || before.contains(field.day()), where + ": day is no field before it");
        boolean somewhere = field.at() > 0 || !field.columns().isEmpty() || field.path() != null || !field.isWritten();
        require(!placed || somewhere, where + ": at, columns, path or from missing");
        if (field.from() != null) {
            known(where + ": from", field.from().product(), before);
            require(field.from().product().size() % 2 == 0, where + ": a product has two factors");
        }
        dates(where, field);
        path(where, field.path());
    }

    private void dates(String where, FieldLayout field) {
        for (String pattern : field.dates()) {
            try {
                require(!new WhenPattern(pattern).toString().isEmpty(), where + ": empty date pattern");
            } catch (IllegalArgumentException e) {
                complaints.add(where + ": " + e.getMessage());
            }
        }
    }

    private void path(String where, @Nullable String path) {
        try {
            require(path == null || new XmlPath(path).text(new XmlNode("x")) == null, where + ": path");
        } catch (IllegalArgumentException e) {
            complaints.add(where + ": " + e.getMessage());
        }
    }

    private void known(String where, List<String> names, Set<String> fields) {
        for (String name : names) {
            require(fields.contains(name), where + ": no field " + name);
        }
    }

    private void check(CheckLayout check) {
        boolean said = layout.records().stream()
                .filter(record -> record.role() == RecordLayout.Role.TRAILER)
                .anyMatch(record -> record.names().contains(check.said()));
        require(said, "check " + check.said() + ": the trailer has no such field");
        require((check.count() == null) != (check.sum() == null), "check " + check.said() + ": either count or sum");
    }
}
