package io.tillbridge.integration;

import io.tillbridge.integration.Link.Answers;
import io.tillbridge.integration.Link.BadRows;
import io.tillbridge.integration.Link.Direction;
import io.tillbridge.integration.Link.Expected;
import io.tillbridge.integration.Link.State;
import io.tillbridge.integration.LinkRejected.Code;
import io.tillbridge.shared.StoreId;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the file of a link. Paths in it are meant from the folder it stands in. */
final class LinkYaml {

    static final String ENDING = ".yaml";

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "link",
            "title",
            "direction",
            "kind",
            "layout",
            "store",
            "state",
            "transport",
            "bad-rows",
            "reject-limit",
            "expect-by",
            "answer"));

    private LinkYaml() {}

    private enum Policy {
        ACCEPT_GOOD,
        REJECT_FILE
    }

    /**
     * @param file as it is called in the folder
     * @param environment where secrets come from
     * @throws LinkRejected with file, line and column if anything in it is unknown, missing or wrong
     */
    static Link read(Path folder, String file, String text, LinkSecrets.Environment environment) {
        YamlSection yaml = YamlSection.read(file, text, KEYS);
        String name = yaml.mustText("link");
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw yaml.wrong("link", "a-z 0-9 -");
        }
        if (!file.equals(name + ENDING)) {
            throw yaml.refuse(Code.LINK_NAME_DIFFERS, "link", name);
        }
        Direction direction = yaml.choice("direction", Direction.class).orElseThrow(() -> yaml.missing("direction"));
        LinkTransport transport = new TransportYaml(yaml, direction, folder, environment).read();
        refuseWhatOutgoingLinksHaveNot(yaml, direction);
        return new Link(
                name,
                yaml.text("title").orElse(name),
                direction,
                yaml.mustText("kind"),
                direction == Direction.IN
                        ? yaml.mustText("layout")
                        : yaml.text("layout").orElse(""),
                store(yaml),
                yaml.choice("state", State.class).orElse(State.DRAFT),
                transport,
                badRows(yaml),
                answers(yaml),
                expected(yaml));
    }

    private static void refuseWhatOutgoingLinksHaveNot(YamlSection yaml, Direction direction) {
        for (String key : Set.of("bad-rows", "reject-limit", "expect-by", "answer")) {
            if (direction == Direction.OUT && yaml.has(key)) {
                throw yaml.needless(key);
            }
        }
    }

    private static @Nullable StoreId store(YamlSection yaml) {
        return yaml.text("store")
                .map(code -> {
                    try {
                        return new StoreId(code);
                    } catch (IllegalArgumentException e) {
                        throw yaml.wrong("store", "S001");
                    }
                })
                .orElse(null);
    }

    private static BadRows badRows(YamlSection yaml) {
        Policy policy = yaml.choice("bad-rows", Policy.class).orElse(Policy.ACCEPT_GOOD);
        int most = yaml.text("reject-limit")
                .map(limit -> {
                    if (!limit.matches("[0-9]{1,2}%|100%")) {
                        throw yaml.wrong("reject-limit", "0% - 100%");
                    }
                    return Integer.parseInt(limit.substring(0, limit.length() - 1));
                })
                .orElse(100);
        return new BadRows(policy == Policy.ACCEPT_GOOD, most);
    }

    private static Answers answers(YamlSection yaml) {
        return yaml.section("answer", Set.of("ack", "rejects"))
                .map(answer -> new Answers(answer.flag("ack"), answer.flag("rejects")))
                .orElse(new Answers(false, false));
    }

    private static @Nullable Expected expected(YamlSection yaml) {
        return yaml.text("expect-by")
                .map(text -> {
                    String[] parts = text.split(" ", -1);
                    try {
                        if (parts.length == 2) {
                            return new Expected(LocalTime.parse(parts[0]), ZoneId.of(parts[1]));
                        }
                    } catch (DateTimeException notOne) {
                        // said below, with what it looks like
                    }
                    throw yaml.wrong("expect-by", "01:00 Asia/Shanghai");
                })
                .orElse(null);
    }
}
