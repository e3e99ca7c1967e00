package io.tillbridge.integration;

import ch.qos.logback.classic.Level;
import io.tillbridge.formats.FormatReader;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.ParseReport;
import io.tillbridge.formats.Summary;
import io.tillbridge.shared.BusinessRuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Tries links from the command line, without starting the house: {@code link test} reads a sample, {@code link check}
 * tries the peer. Answers 0 if all is well, 1 if not, 2 if the command or the link's file cannot be understood.
 */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Tries a link to a till or a warehouse; nothing is booked.")
public final class LinkCommand {

    private static final int WELL = 0;
    private static final int NOT_WELL = 1;

    @Option(
            names = "--links",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:TILLBRIDGE_LINKS:-${sys:tillbridge.links:-data/links}}",
            description = "Folder of the links' files (default: ${DEFAULT-VALUE})")
    private Path links = Path.of("data", "links");

    @Option(
            names = "--layouts",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:TILLBRIDGE_ADAPTERS:-${sys:tillbridge.adapters:-data/adapters}}",
            description = "Folder with layouts beside those that come with the program (default: ${DEFAULT-VALUE})")
    private Path layouts = Path.of("data", "adapters");

    @Option(
            names = "--language",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:TILLBRIDGE_LANGUAGE:-en}",
            description = "zh or en (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs what the arguments say, the first of which is {@code link}. */
    public static int run(String... arguments) {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                .setLevel(Level.OFF);
        return line().execute(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
    }

    static CommandLine line() {
        var command = new LinkCommand();
        return new CommandLine(command).setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(command.told(failure));
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Command(name = "test", description = "Reads a sample file and shows its rows, what is refused, and its totals.")
    int test(
            @Parameters(paramLabel = "<link>", description = "name of the link") String link,
            @Parameters(paramLabel = "<sample>", description = "file as the peer writes it") Path sample)
            throws IOException {
        var all = new Layouts();
        if (Files.isDirectory(layouts)) {
            all.load(layouts).stream().findFirst().ifPresent(broken -> {
                throw broken;
            });
        }
        var layout = all.get(read(link).layout());
        var report = new ParseReport();
        try (InputStream bytes = Files.newInputStream(sample)) {
            Summary summary = new FormatReader().read(layout, bytes, String.valueOf(sample.getFileName()), report);
            out().print(report.render(summary, locale()));
            out().flush();
            return summary.sound() && summary.rejected() == 0 ? WELL : NOT_WELL;
        }
    }

    @Command(name = "check", description = "Tries the peer: name, port, login, list, write, delete.")
    int check(@Parameters(paramLabel = "<link>", description = "name of the link") String link) throws Exception {
        Link read = read(link);
        try (var camel = new DefaultCamelContext()) {
            camel.start();
            List<LinkCheck.Step> steps = new LinkCheck(read, camel).run();
            PeerTexts texts = texts();
            for (LinkCheck.Step step : steps) {
                String said = step.trouble() == null
                        ? ""
                        : texts.sentence(
                                step.trouble().code().name(), step.trouble().facts(), locale());
                out().printf(
                                "%-8s %-7s %6d ms  %s%n",
                                step.what().name().toLowerCase(Locale.ROOT),
                                step.ok() ? "ok" : "FAILED",
                                step.millis(),
                                said);
            }
            out().flush();
            return steps.stream().allMatch(LinkCheck.Step::ok) ? WELL : NOT_WELL;
        }
    }

    private Link read(String link) throws IOException {
        String file = link + LinkYaml.ENDING;
        if (!Files.isRegularFile(links.resolve(file))) {
            throw LinkRejected.unknown(links.resolve(file).toString());
        }
        return new LinkFolder(links, name -> Optional.ofNullable(System.getenv(name)))
                .read(file, Files.readString(links.resolve(file)));
    }

    private String told(Exception failure) {
        return failure instanceof BusinessRuleViolation no
                ? texts().sentence(no.code(), no.facts(), locale())
                : failure.toString();
    }

    private Locale locale() {
        return Locale.forLanguageTag(language);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static PeerTexts texts() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasename("i18n/messages");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return new PeerTexts(bundles);
    }
}
