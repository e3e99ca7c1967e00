package io.tillbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many rows a report has, going through them tells the same as a list in memory would. */
class ManyRowsTests {

    @TempDir
    Path folder;

    @Test
    void fewAndManyRowsAreTheSameAsAListEveryTimeTheyAreGoneThrough() throws IOException {
        var json = new ObjectMapper();
        for (int count : List.of(0, 1, 1_999, 2_000, 2_001, 7_000)) {
            List<Map<String, @Nullable Object>> list = rows(count);
            ManyRows many = taken(list);

            assertThat(many).as("%d rows", count).hasSize(count);
            assertThat(many.stream().toList()).isEqualTo(list);
            assertThat(json.writeValueAsString(many)).isEqualTo(json.writeValueAsString(list));
        }
    }

    @Test
    void twoMayGoThroughThemAtOnce() {
        ManyRows many = taken(rows(3_000));
        var one = many.iterator();
        var other = many.iterator();
        for (int i = 0; i < 3_000; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(one::next);
        assertThat(many.get(2_999)).containsEntry("n", 2_999L);
    }

    @Test
    void aReportThatBreaksOffLeavesNoFile() throws IOException {
        try (var taker = new ManyRows.Taker(folder)) {
            rows(2_500).forEach(taker::take);
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void theFileGoesWithTheList() throws Exception {
        ManyRows many = taken(rows(2_500));
        assertThat(files()).hasSize(1);
        assertThat(many).hasSize(2_500);
        many = taken(rows(1));
        for (int tries = 0; tries < 100 && !files().isEmpty(); tries++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(files()).isEmpty();
        assertThat(many).hasSize(1);
    }

    @Test
    void whatAKilledServerLeftIsGoneAfterADay() throws IOException {
        Path old = Files.createFile(folder.resolve("rows-1.json"));
        Path oldReport = Files.createFile(folder.resolve("report-1.pdf"));
        Path young = Files.createFile(folder.resolve("rows-2.json"));
        Path other = Files.createFile(folder.resolve("swap-1"));
        Instant now = Instant.parse("2026-11-26T12:00:00Z");
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(oldReport, FileTime.from(now.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(young, FileTime.from(now.minus(Duration.ofHours(23))));
        Files.setLastModifiedTime(other, FileTime.from(now.minus(Duration.ofDays(9))));

        ManyRows.clean(folder, now);
        ManyRows.clean(folder.resolve("nowhere"), now);

        assertThat(files()).containsExactlyInAnyOrder(young, other);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private ManyRows taken(List<Map<String, @Nullable Object>> rows) {
        try (var taker = new ManyRows.Taker(folder)) {
            rows.forEach(taker::take);
            return taker.rows();
        }
    }

    private static List<Map<String, @Nullable Object>> rows(int count) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        IntStream.range(0, count).forEach(n -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("n", (long) n);
            row.put("fen", n % 3 == 0 ? null : Long.MAX_VALUE - n);
            row.put("name", n % 5 == 0 ? null : "喆\n\"堃\" " + n);
            rows.add(row);
        });
        return rows;
    }
}
