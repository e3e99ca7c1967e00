package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** What links do besides where a password is what lets them in. */
abstract class PasswordLinkContract extends ServerLinkContract {

    /** Ends of quotations, marks of addresses, placeholders and references, and letters beyond ASCII. */
    private static final List<String> PASSWORDS =
            List.of("a)&b", "%2F+ #?", "}&{", "{{till}}", "#bean:till", "RAW(x)&RAW{y}", "${env:HOME}$\\\"'", "开门·密码");

    @Test
    void aPasswordMayHoldAnyCharacter() throws Exception {
        int files = 0;
        for (String password : PASSWORDS) {
            server.changePassword(password);
            house.environment.put("TILL_PASSWORD", password);
            Files.writeString(drop.resolve("s" + ++files + ".csv"), "k" + files + "\nT|1\n");

            link("settle: 0s\n# " + files);

            archived(files);
            assertThat(new LinkCheck(node.links().get("till"), node.get(CamelContext.class)).run())
                    .as(password)
                    .allMatch(LinkCheck.Step::ok)
                    .hasSize(6);
        }
    }

    @Test
    void aPasswordMayHoldAnyCharacterWhereFilesGoOut() throws Exception {
        int files = 0;
        for (String password : PASSWORDS) {
            server.changePassword(password);
            house.environment.put("TILL_PASSWORD", password);
            outLink("# " + password.length() + files);
            String name = "价格-" + ++files + ".csv";

            add(name, new byte[] {1});
            node.get(OutgoingPost.class).send();

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(FilesHouse.list(drop)).as(password).contains(name));
        }
    }
}
