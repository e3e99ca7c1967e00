package io.tillbridge.pos;

import io.tillbridge.formats.FormatWriter;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.Row;
import io.tillbridge.integration.OutLinks.OutLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Begins lists for tills by their layouts, which an operator may replace. */
@Component
class ListPapers {

    private static final List<String> HEAD = List.of("type", "version", "place", "date", "created", "number");

    private final Layouts layouts;
    private final FormatWriter writer;

    ListPapers(Layouts layouts, FormatWriter writer) {
        this.layouts = layouts;
        this.writer = writer;
    }

    ListPaper begin(OutgoingLists.Kind kind, OutLink link, long number, LocalDateTime now) {
        var head = new Row("head", HEAD, new Object[] {
            kind.head(), "1.0", OutgoingLists.where(link), now.toLocalDate(), now, "%06d".formatted(number)
        });
        var bytes = new ByteArrayOutputStream();
        try {
            var list = writer.begin(layouts.get(kind.layout()), charset(link.layout()), head, bytes);
            return new ListPaper(list, kind.record(), kind.names(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Old tills read GB18030; a link that is meant for them says so in the name of its layout. */
    private static Charset charset(String layout) {
        String name = layout.toLowerCase(Locale.ROOT);
        return name.contains("gb") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    }
}
