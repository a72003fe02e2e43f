package dev.iotjobs.auditor.cli.finding;

import dev.iotjobs.auditor.audit.run.RunReader.Newest;
import dev.iotjobs.auditor.aws.StoredAudits;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.FindingCount;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.output.CheckedOutput;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Keyboard;
import dev.iotjobs.auditor.cli.terminal.Pager;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.cli.terminal.Terminal;
import dev.iotjobs.auditor.export.FindingCsv;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.report.finding.FindingDocument;
import dev.iotjobs.auditor.report.finding.FindingHeading;
import dev.iotjobs.auditor.report.finding.FindingHeading.Kind;
import dev.iotjobs.auditor.report.finding.FindingTable;
import dev.iotjobs.auditor.state.FindingFilter;
import dev.iotjobs.auditor.state.StoredFindings;
import dev.iotjobs.auditor.text.Figures;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists stored findings. */
@Command(
        name = "findings",
        description = {
            "Lists the findings that audits stored, worst first. Reads the findings table and the state table, and"
                    + " writes nothing.",
            "",
            "On a terminal, the list shows one screen at a time, and the space key shows the next. If the output is not"
                    + " a terminal, the list is printed without pauses.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 listed, even if nothing matches; 1 the tables cannot be read; 2 the command or the"
                    + " configuration is wrong; 141 the program that reads the output ended, or the output cannot be"
                    + " written.",
            "",
            "Examples:",
            "  audit findings --severity HIGH --region eu-west-1",
            "  audit findings --rule IOTJ-RUN-01 --job 'fw-gateway-*'",
            "  audit findings --since 24h                   what changed, including closed findings",
            "  audit findings --output csv > findings.csv",
            "  audit findings show a1b154e2                 reason, evidence and fix of one finding"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        commandListHeading = "%nCommands:%n")
public final class FindingsCommand implements Callable<Integer>, Checked {

    /** The output formats of the list. */
    enum Format {
        TABLE,
        JSON,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int BUFFER = 1 << 16;
    private static final int ROWS_AT_ONCE = 250;

    /** Number of lines that the output has above the first finding. */
    private static final int HEAD = 3;

    private final Shell shell;
    private final Terminal terminal;
    private final Keyboard keyboard;

    @Mixin
    private final FindingsOptions options = new FindingsOptions();

    @Mixin
    private final ConnectionOptions.Tables tables = new ConnectionOptions.Tables();

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = FindingCount.class,
            description = "List at most this many findings, or 'all' (default: all).")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    FindingsCommand(Shell shell, Terminal terminal, Keyboard keyboard) {
        this.shell = shell;
        this.terminal = terminal;
        this.keyboard = keyboard;
    }

    public static CommandLine with(Shell shell) {
        return with(shell, Terminal.ofProcess(), Keyboard.ofProcess());
    }

    static CommandLine with(Shell shell, Terminal terminal, Keyboard keyboard) {
        return new CommandLine(new FindingsCommand(shell, terminal, keyboard))
                .addSubcommand(new FindingCommand(shell, terminal));
    }

    @Override
    public Integer call() {
        Instant now = shell.timeline().instant();
        try (StoredAudits audits = StoredAudits.connect(given().read().settings(), shell.timeline())) {
            List<Newest> newest = audits.runs().newest();
            List<AccountRegion> places = audits.places(newest);
            FindingHeading heading = new FindingHeading(
                    audits.account(),
                    newest.stream()
                            .filter(audit -> places.contains(audit.place()))
                            .toList(),
                    options.asGiven());
            StoredFindings stored = audits.findings(places);
            boolean isWritten;
            try (Stream<Finding> found = read(stored, now)) {
                isWritten = write(heading, places, found.limit(limit), now);
            }
            complain(stored);
            return isWritten ? ExitCode.FINE : ExitCode.NOT_WRITTEN;
        }
    }

    @Override
    public List<String> problems() {
        return given().allProblems();
    }

    private GivenSettings given() {
        GivenSettings given = tables.addTo(new GivenSettings(shell.environment()));
        options.check(given);
        return given;
    }

    private Stream<Finding> read(StoredFindings stored, Instant now) {
        FindingFilter filter = options.filter(now);
        return switch (options.kind()) {
            case OPEN -> stored.open(filter);
            case EXEMPTED -> stored.exempted(filter);
            case CLOSED -> stored.closed(filter);
            case CHANGED ->
                Stream.of(filter)
                        .flatMap(all -> Stream.concat(
                                Stream.concat(stored.open(all), stored.exempted(all)), stored.closed(all)));
        };
    }

    private void complain(StoredFindings stored) {
        long unreadable = stored.unreadable();
        if (unreadable > 0) {
            shell.complain(Figures.count(unreadable, "finding is", "findings are")
                    + " left out, because they cannot be read: if a newer version of the auditor stored them, update"
                    + " the auditor; if they are damaged, audits repair the open ones within a day");
        }
    }

    /** Writes the list. Returns whether all of it was written. */
    private boolean write(FindingHeading heading, List<AccountRegion> places, Stream<Finding> found, Instant now) {
        try {
            switch (format) {
                case TABLE -> table(heading, places, found.iterator(), now);
                case JSON -> json(heading, found);
                case CSV -> csv(heading, found);
            }
            return !shell.out().checkError();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private void json(FindingHeading heading, Stream<Finding> found) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(new CheckedOutput(shell.out()), BUFFER);
        FindingDocument.write(heading, found, out);
        out.write('\n');
        out.flush();
    }

    private void csv(FindingHeading heading, Stream<Finding> found) throws IOException {
        Writer out = new OutputStreamWriter(
                new BufferedOutputStream(new CheckedOutput(shell.out()), BUFFER), StandardCharsets.UTF_8);
        FindingCsv.write(found, _ -> heading.account(), out);
        out.flush();
    }

    private void table(FindingHeading heading, List<AccountRegion> places, Iterator<Finding> found, Instant now) {
        Kind kind = options.kind();
        if (!found.hasNext()) {
            shell.out().println(heading.nothing(kind));
            return;
        }
        FindingTable table = new FindingTable(
                new FindingTable.Layout(
                        terminal.width(),
                        terminal.isTerminal(),
                        places.stream().map(AccountRegion::region).collect(Collectors.toSet()),
                        kind == Kind.CLOSED || kind == Kind.CHANGED),
                shell.style(),
                now);
        shell.out().println(heading.line(kind, terminal.width()) + "\n\n" + table.header());
        if (terminal.isTerminal()) {
            Long total = total(heading, kind);
            new Pager(shell.out(), keyboard, terminal.rows())
                    .print(found, HEAD, table::rows, printed -> more(total, printed));
            return;
        }
        Stream.generate(() -> found)
                .takeWhile(Iterator::hasNext)
                .map(Iterator::next)
                .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
                .takeWhile(_ -> !shell.out().checkError())
                .forEach(some -> shell.out().println(String.join("\n", table.rows(some))));
    }

    /** The number of findings in the list. Null for a filtered list, and for a list of closed or changed findings. */
    private @Nullable Long total(FindingHeading heading, Kind kind) {
        if (!options.asGiven().isEmpty()) {
            return null;
        }
        return switch (kind) {
            case OPEN -> Math.min(limit, heading.open());
            case EXEMPTED -> Math.min(limit, heading.exempted());
            case CLOSED, CHANGED -> null; // audits store no numbers for these lists
        };
    }

    private String more(@Nullable Long total, long printed) {
        // At least 1, because another finding follows. The list may be longer than the total, if an audit opened
        // findings after the total was counted
        String more = total == null ? "More" : Figures.count(Math.max(1, total - printed)) + " more";
        return more + ": press space, or filter with --severity, --rule, --job, --region"
                + (terminal.width() >= FindingTable.WIDE ? ", --since" : "");
    }
}
