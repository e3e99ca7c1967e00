package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A link's file is read strictly: what is wrong is refused with its place. */
class LinkYamlTests {

    private static final String GOOD = """
            link: till
            title: 南京路
            direction: in
            kind: sales
            layout: possale-pipe
            store: S001
            state: LIVE
            transport:
              kind: ftp
              host: till.example
              user: pos
              password-env: TILL_PASSWORD
              directory: out
              include: "SALE?_*.csv"
              poll: 1m
              settle: 5s
              control-encoding: GBK
            bad-rows: accept-good
            reject-limit: 10%
            expect-by: "01:00 Asia/Shanghai"
            answer: {ack: true}
            """;

    private static Link read(String text) {
        return LinkYaml.read(
                Path.of("").toAbsolutePath(),
                "till.yaml",
                text,
                name -> Optional.ofNullable(
                        Map.of("TILL_PASSWORD", "p&ss", "TWO_LINES", "p&ss\n").get(name)));
    }

    @Test
    void understandsAllOfIt() {
        Link link = read(GOOD);

        assertThat(link.title()).isEqualTo("南京路");
        assertThat(link.transport().server().port()).isEqualTo(21);
        assertThat("SALE1_南京.csv").matches(link.transport().include());
        assertThat("SALE1_x.csvx").doesNotMatch(link.transport().include());
        assertThat(link.badRows()).isEqualTo(new Link.BadRows(true, 10));
        assertThat(link.transport().server().credentials().password()).isEqualTo("p&ss");
        assertThat(link.toString()).doesNotContain("p&ss");
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("store: S001", "store: 'S 1'", "LINK_VALUE_WRONG", 6, 8),
                bad("store: S001", "stores: S001", "LINK_KEY_UNKNOWN", 6, 1),
                bad("store: S001", "kind: sales", "LINK_KEY_UNKNOWN", 6, 1),
                bad("store: S001", "store: [", "LINK_SYNTAX", 8, 10),
                bad("direction: in", "direction: inwards", "LINK_VALUE_WRONG", 3, 12),
                bad("layout: possale-pipe\n", "", "LINK_KEY_MISSING", 1, 1),
                bad("  user: pos\n", "", "LINK_KEY_MISSING", 9, 3),
                bad("  password-env: TILL_PASSWORD\n", "", "LINK_KEY_MISSING", 9, 3),
                bad("TILL_PASSWORD", "TWO_LINES", "LINK_VALUE_WRONG", 12, 17),
                bad("user: pos", "user: \"pos\\r\\nDELE x\"", "LINK_VALUE_WRONG", 11, 9),
                bad("TILL_PASSWORD", "OTHER", "LINK_SECRET_MISSING", 12, 17),
                bad("kind: ftp", "kind: sftp", "LINK_KEY_MISSING", 9, 3),
                bad("kind: ftp", "kind: sftp\n  known-hosts: nowhere", "LINK_FILE_MISSING", 10, 16),
                bad("kind: ftp", "kind: ftps", "LINK_KEY_MISSING", 9, 3),
                bad("kind: ftp", "kind: ftp\n  known-hosts: pom.xml", "LINK_KEY_NEEDLESS", 10, 16),
                bad("poll: 1m", "poll: soon", "LINK_VALUE_WRONG", 15, 9),
                bad("poll: 1m", "poll: 1m\n  port: 70000", "LINK_VALUE_WRONG", 16, 9),
                bad("directory: out", "directory: ../out", "LINK_VALUE_WRONG", 13, 14),
                bad("\"SALE?_*.csv\"", "'regex:('", "LINK_VALUE_WRONG", 14, 12),
                bad("GBK", "GBX", "LINK_VALUE_WRONG", 17, 21),
                bad("10%", "10", "LINK_VALUE_WRONG", 19, 15),
                bad("01:00 Asia", "1:00 Asia", "LINK_VALUE_WRONG", 20, 12),
                bad("ack: true", "ack: yes", "LINK_VALUE_WRONG", 21, 15),
                bad("link: till", "link: other", "LINK_NAME_DIFFERS", 1, 7),
                bad("direction: in", "direction: out", "LINK_KEY_NEEDLESS", 14, 12));
    }

    private static Arguments bad(String good, String bad, String code, int line, int column) {
        assertThat(GOOD).contains(good);
        return arguments(GOOD.replace(good, bad), code, line, column);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void refusesWithFileLineAndColumn(String text, String code, int line, int column) {
        LinkRejected no = catchThrowableOfType(LinkRejected.class, () -> read(text));

        assertThat(no).isNotNull();
        assertThat(no.code()).isEqualTo(code);
        assertThat(no.facts().subList(0, 3)).isEqualTo(List.of("till.yaml", line, column));
    }

    @Test
    void neverShowsAPasswordThatItRefuses() {
        LinkRejected no = catchThrowableOfType(
                LinkRejected.class, () -> read(GOOD.replace("password-env: TILL_PASSWORD", "password: {secret: x}")));

        assertThat(no.facts().toString()).doesNotContain("secret");
    }

    @Test
    void theSampleLinksAreReadAsFarAsTheyCanBeWithoutTheirSecrets() throws Exception {
        try (var samples = Files.list(Path.of("config", "links"))) {
            for (Path sample : samples.toList()) {
                String text = Files.readString(sample);
                String name = text.replaceFirst("(?s).*?\\nlink: ([a-z0-9-]+)\\n.*", "$1");
                String complete = text.replaceAll("(known-hosts|trust-store): .*", "$1: pom.xml");
                Link link = LinkYaml.read(
                        Path.of("").toAbsolutePath(), name + ".yaml", complete, variable -> Optional.of("x"));

                assertThat(link.name()).isEqualTo(name.toLowerCase(Locale.ROOT));
            }
        }
    }
}
