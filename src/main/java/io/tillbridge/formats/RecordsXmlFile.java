package io.tillbridge.formats;

import io.tillbridge.formats.RecordLayout.Role;
import io.tillbridge.formats.Reject.Code;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** XML whose records stand at known paths, as warehouses send it. */
final class RecordsXmlFile extends XmlFile {

    private final List<XmlRecord> records;

    RecordsXmlFile(Layout layout, InputStream in, Receiver receiver) {
        super(layout, in, receiver);
        records = layout.records().stream()
                .map(record -> new XmlRecord(record, layout.dayCut()))
                .toList();
    }

    @Override
    void take(XmlNode unit, Place place, String namespaces) {
        problem.clear();
        List<Row> rows = new ArrayList<>();
        for (XmlRecord record : records) {
            if (!problem.exists()) {
                addRows(record, unit, rows);
            }
        }
        if (problem.exists()) {
            refuse(place);
        } else {
            deliver(rows, place);
        }
    }

    private void addRows(XmlRecord record, XmlNode unit, List<Row> rows) {
        String name = record.layout().name();
        List<XmlNode> nodes = record.nodes(unit);
        if (nodes.isEmpty() && record.layout().role() != Role.INSIDE) {
            problem.is(Code.FORMATS_MISSING, name, -1, name);
        }
        for (XmlNode node : nodes) {
            Row row = problem.exists() ? null : record.read(node, problem);
            if (row != null) {
                rows.add(row);
            }
        }
    }
}
