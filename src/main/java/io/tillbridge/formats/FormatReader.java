package io.tillbridge.formats;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Reads files of any family, as a stream: what is kept in memory does not grow with the file. */
@Component
public class FormatReader {

    /**
     * Reads a file to its end and hands over what it holds, in its order.
     *
     * @param in bytes of the file; the caller closes it
     * @param fileName as the peer calls it
     * @return what is known of the file as a whole; whoever books looks at {@link Summary#sound()} first
     * @throws IOException if the bytes cannot be had; what is wrong with them is never an exception
     */
    public Summary read(Layout layout, InputStream in, String fileName, Receiver receiver) throws IOException {
        return switch (layout.format()) {
            case DELIMITED -> new DelimitedFile(layout, in, receiver).read();
            case FIXED -> new FixedFile(layout, in, receiver).read();
            case POSLOG -> new PoslogFile(layout, in, receiver).read();
            case XML -> new RecordsXmlFile(layout, in, receiver).read();
        };
    }
}
