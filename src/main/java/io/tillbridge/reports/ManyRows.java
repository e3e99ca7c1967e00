package io.tillbridge.reports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a report, of which only the first ones are in memory; the others lie in a file that is gone with the list. Made to
 * be gone through, as often as one likes; a row far behind is slow to be got by its place.
 */
final class ManyRows extends AbstractList<Map<String, @Nullable Object>> {

    private static final int MOST_IN_MEMORY = 2_000;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Cleaner CLEANER = Cleaner.create();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final ObjectWriter WRITER = JSON.writer().withRootValueSeparator("\n");
    private static final ObjectReader READER = JSON.readerFor(new TypeReference<Map<String, Object>>() {});

    private final List<Map<String, @Nullable Object>> first;
    private final @Nullable Path others;
    private final int size;

    private ManyRows(List<Map<String, @Nullable Object>> first, @Nullable Path others, int size) {
        this.first = first;
        this.others = others;
        this.size = size;
    }

    /** Takes rows one by one; closed without having been finished, it leaves nothing behind. */
    static final class Taker implements AutoCloseable {

        private final Path folder;
        private final List<Map<String, @Nullable Object>> first = new ArrayList<>();
        private @Nullable Path file;
        private @Nullable SequenceWriter writer;
        private int size;
        private boolean finished;

        /** @param folder where the file is made, if one is needed */
        Taker(Path folder) {
            this.folder = folder;
        }

        void take(Map<String, @Nullable Object> row) {
            size++;
            if (first.size() < MOST_IN_MEMORY) {
                first.add(row);
                return;
            }
            try {
                open().write(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private SequenceWriter open() throws IOException {
            SequenceWriter known = writer;
            if (known == null) {
                file = Files.createTempFile(Files.createDirectories(folder), "rows-", ".json");
                known = WRITER.writeValues(file.toFile());
                writer = known;
            }
            return known;
        }

        ManyRows rows() {
            shut();
            finished = true;
            var rows = new ManyRows(first, file, size);
            if (file != null) {
                CLEANER.register(rows, new Deletion(file));
            }
            return rows;
        }

        private void shut() {
            try {
                if (writer != null) {
                    writer.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            if (!finished && file != null) {
                shut();
                new Deletion(file).run();
            }
        }
    }

    private record Deletion(Path file) implements Runnable {

        @Override
        public void run() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Deletes rows and reports that a server that was killed has left behind: nobody needs a day to make a report. */
    static void clean(Path folder, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var left = Files.newDirectoryStream(folder, "{rows,report}-*")) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LONGEST))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Map<String, @Nullable Object> get(int index) {
        if (index < first.size()) {
            return first.get(index);
        }
        var rows = iterator();
        for (int i = 0; i < index; i++) {
            rows.next();
        }
        return rows.next();
    }

    @Override
    public Iterator<Map<String, @Nullable Object>> iterator() {
        return new Walk(this);
    }

    /** Holds on to the list, so that the file stays while somebody goes through it. */
    private static final class Walk implements Iterator<Map<String, @Nullable Object>> {

        private final ManyRows rows;
        private int place;
        private @Nullable MappingIterator<Map<String, @Nullable Object>> reader;

        private Walk(ManyRows rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return place < rows.size;
        }

        @Override
        public Map<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are " + rows.size + " rows");
            }
            int at = place++;
            try {
                return at < rows.first.size() ? rows.first.get(at) : open().nextValue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                close();
            }
        }

        private MappingIterator<Map<String, @Nullable Object>> open() throws IOException {
            MappingIterator<Map<String, @Nullable Object>> known = reader;
            if (known == null) {
                known = READER.readValues(Objects.requireNonNull(rows.others).toFile());
                reader = known;
            }
            return known;
        }

        private void close() {
            if (place == rows.size && reader != null) {
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
