package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository builds anywhere: it names no machine and no registry, and nothing in it is left for later. */
class RepositoryHygieneTests {

    private static final long MEGABYTE = 1 << 20;

    private static final Pattern MACHINE_PATH = Pattern.compile("(^|[\\s\"'`=:(<>])/(ro" + "ot|ho" + "me|wo" + "rk)/");

    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

    private static final Pattern REGISTRY = Pattern.compile("(?i)\\b(repo1?\\.ma" + "ven\\.|ma" + "ven\\.org|"
            + "central\\.sona" + "type|oss\\.sona" + "type|s01\\.oss\\.|plugins\\.gra" + "dle\\.org|repo\\.spr"
            + "ing\\.io|"
            + "jit" + "pack\\.io|ma" + "ven\\.aliyun|registry\\.np" + "m|np" + "mjs\\.|npm" + "mirror|"
            + "py" + "pi\\.|python" + "hosted|doc" + "ker\\.io|gh" + "cr\\.io|qu" + "ay\\.io|gc" + "r\\.io|deb\\.deb"
            + "ian\\.org)");

    @Test
    void everyFileIsClean() throws IOException, InterruptedException {
        List<Path> files = Checkout.allFiles();
        List<String> broken = new ArrayList<>();
        for (Path file : files) {
            complaints(Checkout.name(file), Files.readAllBytes(file)).forEach(broken::add);
        }

        assertThat(files).contains(Path.of("pom.xml"));
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd /ro" + "ot/tillbridge\n",
                "path=/ho" + "me/somebody/x\n",
                "(/wo" + "rk/main/x)\n",
                "// TO" + "DO later\n",
                "# FIX" + "ME\n",
                "https://repo.ma" + "ven.apache.org/x\n",
                "image: gh" + "cr.io/somebody/x\n",
                "no newline at the end"
            })
    void anUncleanSampleIsNoticed(String text) {
        assertThat(complaints("sample.txt", text.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void aBigFileIsNoticedUnlessItIsAFont() {
        byte[] big = new byte[(int) MEGABYTE + 1];

        assertThat(complaints("docs/film.bin", big)).isNotEmpty();
        assertThat(complaints("reports/fonts/sans.ttf", big)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "target/work/x and var/home/y\n", "xmlns=\"http://maven.apache.org/POM/4.0.0\"\n"})
    void aCleanSampleIsLeftAlone(String text) {
        assertThat(complaints("sample.txt", text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static List<String> complaints(String name, byte[] content) {
        List<String> found = new ArrayList<>();
        if (content.length > MEGABYTE && !name.matches("reports/fonts/.*\\.ttf")) {
            found.add(name + ": larger than a megabyte");
        }
        String text = textOf(content);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            found.add(name + ": no newline at the end");
        }
        for (Pattern forbidden : List.of(MACHINE_PATH, LEFT_FOR_LATER, REGISTRY)) {
            text.lines()
                    .filter(line -> forbidden.matcher(line).find())
                    .forEach(line -> found.add(name + ": " + line.strip()));
        }
        return found;
    }

    /** The text, or nothing when the bytes are not UTF-8 text. */
    private static String textOf(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf('\0') < 0 ? text : "";
        } catch (CharacterCodingException binary) {
            return "";
        }
    }
}
