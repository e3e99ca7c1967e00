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
        List<Row> rows = new ArrayList<>();
        for (XmlRecord record : records) {
            List<XmlNode> nodes = record.nodes(unit);
            if (nodes.isEmpty() && record.layout().role() != Role.INSIDE) {
                refuse(place, Code.FORMATS_MISSING, record.layout().name(), List.of(record.layout().name()));
                return;
            }
            for (XmlNode node : nodes) {
                Row row = record.read(node, problem);
                if (row == null) {
                    refuse(place);
                    return;
                }
                rows.add(row);
            }
        }
        deliver(rows, place);
    }
}
