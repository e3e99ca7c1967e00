package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What IT sees at the command line, and the exit code that a script sees. */
class LinkCommandTests {

    @TempDir
    private Path folder;

    private TestServer server;
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void start() throws Exception {
        server = new ApacheFtp(folder, null);
        FilesHouse.write(
                folder.resolve("till.yaml"), """
                link: till
                direction: in
                kind: sales
                layout: possale-pipe
                transport: {kind: ftp, host: 127.0.0.1, port: %d, user: '%s', password: "%s", directory: .}
                """.formatted(server.port(), TestServer.USER, TestServer.PASSWORD));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--links";
        all[arguments.length + 1] = folder.toString();
        return LinkCommand.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
    }

    @Test
    void aCheckThatGoesWellShowsEachStep() {
        assertThat(run("check", "till")).isZero();

        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ").replaceAll(" \\d+ ms ?", "")))
                .containsExactly("name ok", "port ok", "login ok", "list ok", "write ok", "delete ok");
    }

    @Test
    void aRefusedPasswordIsSaidInTheLanguageThatIsAsked() throws Exception {
        server.changePassword("another");

        assertThat(run("check", "till", "--language", "zh")).isEqualTo(1);

        assertThat(out.toString()).contains("FAILED").contains("拒绝了用户名或密码").doesNotContain(TestServer.PASSWORD);
    }

    @Test
    void aSampleIsShownWithWhatIsRefused() {
        FilesHouse.write(folder.resolve("sample.txt"), "nonsense\n");

        assertThat(run("test", "till", folder.resolve("sample.txt").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("nonsense");
    }

    @Test
    void aBrokenLinkFileIsSaidWithItsPlace() {
        FilesHouse.write(folder.resolve("till.yaml"), "link: till\ndirection: up\n");

        assertThat(run("check", "till")).isEqualTo(2);
        assertThat(out.toString()).contains("till.yaml, line 2, column 12");
    }

    @Test
    void anUnknownLinkIsSaid() {
        assertThat(run("check", "nobody")).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
    }
}
