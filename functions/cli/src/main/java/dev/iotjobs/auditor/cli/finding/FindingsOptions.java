package dev.iotjobs.auditor.cli.finding;

import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.option.RuleIds;
import dev.iotjobs.auditor.cli.option.Since;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.report.finding.FindingHeading.Kind;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.FindingFilter;
import dev.iotjobs.auditor.text.Glob;
import dev.iotjobs.auditor.text.Nearest;
import dev.iotjobs.auditor.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that limit a list of stored findings. */
final class FindingsOptions {

    /** The values of {@code --status}: the state of the findings to list. */
    enum Status {
        OPEN,
        EXEMPTED,
        CLOSED
    }

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "Only findings of this severity or worse: ${COMPLETION-CANDIDATES}.")
    private @Nullable Severity severity;

    @Option(
            names = "--rule",
            paramLabel = "ID",
            completionCandidates = RuleIds.class,
            description = "Only findings of this rule, such as IOTJ-RUN-01; may be given several times.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--job",
            paramLabel = "PATTERN",
            description = "Only findings on this job, or on jobs that match a pattern such as 'fw-gateway-*'.")
    private @Nullable String job;

    @Option(
            names = "--target",
            paramLabel = "PATTERN",
            description = "Only findings on jobs with this target: an ARN, the name of a thing or group, or a pattern."
                    + " A stored finding has only the first five targets of its job, so further targets never match.")
    private @Nullable String target;

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Only findings on jobs of this origin: ${COMPLETION-CANDIDATES}. SELF means created by"
                    + " CreateJob.")
    private @Nullable Origin origin;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "${COMPLETION-CANDIDATES} (default: open; with --since, all of them). Reading"
                    + " closed findings needs dynamodb:Scan. They are kept for 90 days.")
    private @Nullable Status status;

    @Option(
            names = "--opened-since",
            paramLabel = "TIME",
            converter = Since.Converter.class,
            description = "Only findings that opened at this time or later: an age such as 24h or 7d, a day, or a"
                    + " time in UTC.")
    private @Nullable Since openedSince;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.Converter.class,
            description = "Only findings that changed at this time or later, including closed findings.")
    private @Nullable Since since;

    /** Adds a problem to {@code given} for each invalid option. */
    void check(GivenSettings given) {
        List<String> known = rules.isEmpty()
                ? List.of()
                : RuleBook.standard().definitions().stream()
                        .map(RuleDefinition::id)
                        .toList();
        rules.stream()
                .filter(rule -> !known.contains(rule.toUpperCase(Locale.ROOT)))
                .forEach(rule -> given.problem("--rule: no rule '" + rule + "'; nearest: "
                        + Nearest.of(rule.toUpperCase(Locale.ROOT), known).orElse("none")));
        if (job != null && job.isBlank()) {
            given.problem("--job: must not be empty");
        }
        if (target != null && target.isBlank()) {
            given.problem("--target: must not be empty");
        }
    }

    Kind kind() {
        return switch (status) {
            case OPEN -> Kind.OPEN;
            case EXEMPTED -> Kind.EXEMPTED;
            case CLOSED -> Kind.CLOSED;
            case null -> since == null ? Kind.OPEN : Kind.CHANGED;
        };
    }

    private Set<String> rules() {
        Set<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.toUpperCase(Locale.ROOT)));
        return ids;
    }

    FindingFilter filter(Instant now) {
        return new FindingFilter(
                severity == null ? Severity.INFORMATIONAL : severity,
                rules(),
                openedSince == null ? null : openedSince.before(now),
                since == null ? null : since.before(now),
                this::fits);
    }

    private boolean fits(Finding finding) {
        return (job == null || isOnJob(finding, new Glob(job)))
                && (target == null || hasTarget(finding, new Glob(target)))
                && (origin == null || finding.origin() == origin);
    }

    private static boolean isOnJob(Finding finding, Glob pattern) {
        JobKey key = finding.key().subject().job();
        return key != null && pattern.matches(key.jobId());
    }

    private static boolean hasTarget(Finding finding, Glob pattern) {
        return finding.targets().stream()
                .anyMatch(arn -> pattern.matches(arn) || pattern.matches(arn.substring(arn.indexOf('/') + 1)));
    }

    /** The filters as one text, for example {@code --severity HIGH --job fw-*}; empty if there are none. */
    String asGiven() {
        StringJoiner given = new StringJoiner(" ");
        add(given, "--severity", severity);
        rules().forEach(rule -> add(given, "--rule", rule));
        add(given, "--job", job);
        add(given, "--target", target);
        add(given, "--origin", origin);
        add(given, "--opened-since", openedSince == null ? null : openedSince.text());
        add(given, "--since", since == null ? null : since.text());
        return given.toString();
    }

    private static void add(StringJoiner given, String option, @Nullable Object value) {
        if (value != null) {
            given.add(option + " " + PlainText.line(value.toString()));
        }
    }
}
