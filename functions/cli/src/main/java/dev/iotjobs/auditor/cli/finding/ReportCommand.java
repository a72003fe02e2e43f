package dev.iotjobs.auditor.cli.finding;

import dev.iotjobs.auditor.audit.policy.PolicyInForce;
import dev.iotjobs.auditor.aws.StoredAudits;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.output.CountedReport;
import dev.iotjobs.auditor.cli.output.FindingCounter;
import dev.iotjobs.auditor.cli.output.ReportFile;
import dev.iotjobs.auditor.cli.output.ReportTarget;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedPolicy;
import dev.iotjobs.auditor.export.format.ReportFormat;
import dev.iotjobs.auditor.export.source.SavedAudits;
import dev.iotjobs.auditor.export.source.SavedAuditsException;
import dev.iotjobs.auditor.export.source.StoredReport;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import dev.iotjobs.auditor.state.StoredFindings;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a report of findings. */
@Command(
        name = "report",
        description = {
            "Writes a report of the findings that audits stored, or of saved audits of several accounts.",
            "",
            "The report has open and exempted findings, findings that closed within seven days, coverage, quotas and"
                    + " exemptions. The command makes no audit, and writes only the report.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 the report was written; 1 the tables cannot be read, or the report cannot be written; 2 the"
                    + " command, the configuration or a saved audit is wrong, nothing was written.",
            "",
            "Examples:",
            "  audit report --out report.html                          a page of what the last audits found",
            "  audit run --output json > prod.json                     saves an audit of one account",
            "  audit report --from prod.json --from lab.json --out all.html    one page of two accounts",
            "  audit report --format csv | head                        for other programs",
            "  audit report --format ocsf --out findings.ocsf.json     for a SIEM"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReportCommand implements Callable<Integer>, Checked {

    private static final String STANDARD_OUTPUT = "-";

    /** Matches a file name that has an ending other than {@code .htm}. */
    private static final Pattern OTHER_ENDING = Pattern.compile("(?i).*\\.(?!htm$)[a-z0-9]++");

    private final Shell shell;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: from the file ending of --out; without one, html).")
    private @Nullable ReportFormat format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File for the report, or - for standard output (the default). An existing file is replaced"
                    + " only when the whole report is written. If standard output is a terminal, an HTML report needs a"
                    + " file.")
    private @Nullable String out;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "Report a saved document of 'audit run --output json' instead of stored findings; may be given"
                            + " several times, for several accounts and Regions.")
    private List<Path> from = new ArrayList<>();

    @Mixin
    private final ConnectionOptions.Tables tables = new ConnectionOptions.Tables();

    public ReportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        GivenSettings given = given();
        return from.isEmpty() ? ofTables(given, target()) : ofDocuments(given, target());
    }

    @Override
    public List<String> problems() {
        return from.isEmpty() ? given().allProblems() : given().problems();
    }

    private ReportTarget target() {
        String name = out == null ? STANDARD_OUTPUT : out;
        ReportFormat byName = ReportFormat.ofFile(name).orElse(ReportFormat.HTML);
        return new ReportTarget(name.equals(STANDARD_OUTPUT) ? null : Path.of(name), format == null ? byName : format);
    }

    private GivenSettings given() {
        GivenSettings given = tables.addTo(new GivenSettings(shell.environment()));
        if (!from.isEmpty() && tables.isNamed()) {
            given.problem("--from: cannot be combined with --region, --findings-table, --state-table or --account-name,"
                    + " because --from reads documents instead of tables, and each document names its account");
        }
        ReportTarget target = target();
        Path file = target.file();
        if (file == null) {
            if (target.format() == ReportFormat.HTML && Shell.isOutTerminal()) {
                given.problem(
                        "--out: must name a file, because standard output is a terminal; or choose another --format");
            }
            return given;
        }
        // A name without an ending, or with .htm, gets an HTML page.
        if (format == null
                && ReportFormat.ofFile(file.toString()).isEmpty()
                && OTHER_ENDING.matcher(file.toString()).matches()) {
            given.problem("--out: must end in " + String.join(", ", ReportFormat.endings()) + ", got '" + file
                    + "'; for another ending, choose a --format");
        }
        ReportFile.problem(file).ifPresent(problem -> given.problem("--out: " + problem));
        if (from.stream().anyMatch(document -> isSame(document, file))) {
            given.problem("--out: '" + file + "' is a document of --from, which the report would replace");
        }
        return given;
    }

    private static boolean isSame(Path document, Path report) {
        try {
            return Files.isSameFile(document, report);
        } catch (IOException e) {
            return false;
        }
    }

    private int ofTables(GivenSettings given, ReportTarget target) {
        Settings settings = given.read().settings();
        try (StoredAudits stored = StoredAudits.connect(settings, shell.timeline())) {
            List<AccountRegion> places = stored.places();
            StoredFindings inTable = stored.findings(places);
            PolicyInForce inForce = stored.policy();
            Optional<StoredReport> report = StoredReport.read(
                    stored.account(),
                    places,
                    stored.runs(),
                    inTable,
                    inForce.policy().exemptions(),
                    reported(inForce));
            if (report.isEmpty()) {
                shell.complain("no audit of " + regions(places) + " is stored for "
                        + stored.account().phrase() + ": make an audit with 'audit run', or report a saved audit"
                        + " with --from");
                return ExitCode.FAILED;
            }
            int code = write(report.get(), target);
            if (inTable.unreadable() > 0) {
                shell.complain(Figures.count(inTable.unreadable(), "finding is", "findings are")
                        + " not in the report, because they cannot be read: if a newer version of the auditor stored"
                        + " them, update the auditor; if they are damaged, audits repair the open ones within a day");
            }
            return code;
        }
    }

    private static ReportedPolicy reported(PolicyInForce inForce) {
        PolicyInForce.Stored stored = inForce.stored();
        Document document = stored == null ? Document.BUILT_IN : stored.document();
        return ReportedPolicy.of(
                inForce.policy(),
                RuleBook.standard().definitions(),
                document.isBuiltIn() ? "" : document.source(),
                document.version());
    }

    private static String regions(List<AccountRegion> places) {
        return places.stream().map(AccountRegion::region).collect(Collectors.joining(", "));
    }

    private int ofDocuments(GivenSettings given, ReportTarget target) {
        List<String> notes = new ArrayList<>();
        ReportData report = null;
        try {
            report = SavedAudits.read(from, notes::add);
        } catch (SavedAuditsException e) {
            e.problems().forEach(problem -> given.problem("--from: " + problem));
        }
        if (report == null || !given.problems().isEmpty()) {
            throw new SettingsException(given.problems());
        }
        notes.forEach(note -> shell.complain("--from: " + note));
        return write(report, target);
    }

    private int write(ReportData report, ReportTarget target) {
        Optional<String> problem;
        try (FindingCounter counter = new FindingCounter(shell.err(), shell.watched(), System::nanoTime)) {
            problem = target.write(new CountedReport(report, counter), shell.reportInfo(), shell.out());
        }
        if (problem.isPresent() && target.file() == null && shell.out().checkError()) {
            return ExitCode.NOT_WRITTEN;
        }
        if (problem.isPresent()) {
            shell.complain((target.file() == null ? "" : "--out: ") + problem.get());
            return ExitCode.FAILED;
        }
        if (target.file() != null) {
            shell.out().println("Report  " + target.file() + ", as of " + Times.minute(report.asOf()));
            shell.out().flush();
        }
        return ExitCode.FINE;
    }
}
