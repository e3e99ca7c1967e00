package io.tillbridge.integration;

import io.tillbridge.integration.Link.Direction;
import io.tillbridge.integration.LinkRejected.Code;
import io.tillbridge.integration.LinkTransport.Credentials;
import io.tillbridge.integration.LinkTransport.Kind;
import io.tillbridge.integration.LinkTransport.Peer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the part of a link's file that says how its peer is reached. */
final class TransportYaml {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "kind",
            "host",
            "port",
            "user",
            "password",
            "password-env",
            "private-key",
            "passphrase",
            "passphrase-env",
            "known-hosts",
            "trust-store",
            "trust-store-password",
            "trust-store-password-env",
            "directory",
            "include",
            "done-file",
            "poll",
            "settle",
            "control-encoding"));

    private static final Set<String> OF_SERVERS = Set.of("host", "port", "user", "control-encoding");
    private static final Set<String> OF_SFTP = Set.of("private-key", "passphrase", "passphrase-env", "known-hosts");
    private static final Set<String> OF_FTPS =
            Set.of("trust-store", "trust-store-password", "trust-store-password-env");

    private final YamlSection yaml;
    private final Direction direction;
    private final Path folder;
    private final LinkSecrets.Environment environment;

    TransportYaml(YamlSection link, Direction direction, Path folder, LinkSecrets.Environment environment) {
        this.yaml = link.section("transport", KEYS).orElseThrow(() -> link.missing("transport"));
        this.direction = direction;
        this.folder = folder;
        this.environment = environment;
    }

    LinkTransport read() {
        Kind kind = yaml.choice("kind", Kind.class).orElseThrow(() -> yaml.missing("kind"));
        refuseWhatTheKindHasNot(kind);
        return new LinkTransport(
                kind,
                kind == Kind.FOLDER ? null : peer(kind),
                directory(kind),
                include(),
                doneSuffix(),
                yaml.duration("poll", Duration.ofSeconds(30), Duration.ofMillis(100)),
                yaml.duration("settle", Duration.ofSeconds(10), Duration.ZERO),
                encoding());
    }

    private void refuseWhatTheKindHasNot(Kind kind) {
        for (String key : yaml.keys()) {
            boolean server = OF_SERVERS.contains(key) || key.equals("password") || key.equals("password-env");
            boolean needless = kind == Kind.FOLDER && server
                    || kind != Kind.SFTP && OF_SFTP.contains(key)
                    || kind != Kind.FTPS && OF_FTPS.contains(key)
                    || direction == Direction.OUT && (key.equals("include") || key.equals("settle"));
            if (needless) {
                throw yaml.needless(key);
            }
        }
    }

    private Peer peer(Kind kind) {
        String host = yaml.mustText("host");
        if (!host.matches("[A-Za-z0-9._:-]{1,253}")) {
            throw yaml.wrong("host", "till.example");
        }
        String password = secret("password").orElse("");
        String key = file("private-key").orElse("");
        if (password.isEmpty() && key.isEmpty()) {
            throw yaml.missing("password-env");
        }
        return new Peer(
                host,
                yaml.number("port", 1, 65535).orElse(kind.port()),
                oneLine("user", yaml.mustText("user")),
                new Credentials(
                        password,
                        key,
                        secret("passphrase").orElse(""),
                        secret("trust-store-password").orElse("")),
                trust(kind));
    }

    /** Without it anybody could be the server. */
    private @Nullable String trust(Kind kind) {
        return switch (kind) {
            case SFTP -> file("known-hosts").orElseThrow(() -> yaml.missing("known-hosts"));
            case FTPS -> file("trust-store").orElseThrow(() -> yaml.missing("trust-store"));
            case FTP, FOLDER -> null;
        };
    }

    private String directory(Kind kind) {
        String directory = yaml.mustText("directory");
        if (kind == Kind.FOLDER) {
            return folder.resolve(directory).normalize().toString();
        }
        if (directory.matches(".*[?&%#{}()].*|.*\\.\\..*|/.*")) {
            throw yaml.wrong("directory", "out/sales");
        }
        return directory.equals(".") ? "" : directory;
    }

    private String include() {
        String include = yaml.text("include").orElse("*");
        try {
            return include.startsWith("regex:")
                    ? Pattern.compile(include.substring("regex:".length())).pattern()
                    : Pattern.compile(glob(include)).pattern();
        } catch (PatternSyntaxException e) {
            throw yaml.wrong("include", "*.csv, regex:SALE_[0-9]+[.]csv");
        }
    }

    /** A star for anything and a question mark for one character, as people know them from their shell. */
    private static String glob(String glob) {
        return glob.codePoints()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Character.isLetterOrDigit(c) ? Character.toString(c) : "[" + Character.toString(c) + "]";
                })
                .collect(Collectors.joining());
    }

    private @Nullable String doneSuffix() {
        return yaml.text("done-file")
                .map(suffix -> {
                    if (!suffix.matches("[._-][A-Za-z0-9._-]{1,20}")) {
                        throw yaml.wrong("done-file", ".ok");
                    }
                    return suffix;
                })
                .orElse(null);
    }

    private String encoding() {
        String encoding = yaml.text("control-encoding").orElse("UTF-8");
        try {
            return Charset.forName(encoding).name();
        } catch (IllegalArgumentException e) {
            throw yaml.wrong("control-encoding", "UTF-8, GBK");
        }
    }

    private Optional<String> secret(String key) {
        Optional<String> variable = yaml.text(key + "-env");
        if (variable.isEmpty()) {
            return yaml.text(key).map(text -> oneLine(key, text));
        }
        if (yaml.has(key)) {
            throw yaml.needless(key);
        }
        return environment
                .get(variable.get())
                .map(text -> oneLine(key + "-env", text))
                .or(() -> {
                    throw yaml.refuse(Code.LINK_SECRET_MISSING, key + "-env", variable.get());
                });
    }

    /** An end of line would end the log-in command of FTP, and what follows would be another one. */
    private String oneLine(String key, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw yaml.wrong(key, "one line without control characters");
        }
        return text;
    }

    private Optional<String> file(String key) {
        return yaml.text(key).map(name -> {
            Path file = folder.resolve(name).normalize().toAbsolutePath();
            if (!Files.isReadable(file)) {
                throw yaml.refuse(Code.LINK_FILE_MISSING, key, name);
            }
            return file.toString();
        });
    }
}
