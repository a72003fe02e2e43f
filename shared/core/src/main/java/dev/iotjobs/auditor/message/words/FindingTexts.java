package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.text.CommandLines;
import dev.iotjobs.auditor.text.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts about single findings of a message, made from the findings' stored details. If the details of a finding
 * cannot be read, its texts have only the place, the rule and the severity.
 */
public final class FindingTexts {

    /** Maximum width of a command's line in characters, including the backslash at its end. */
    private static final int COMMAND_WIDTH = 92;

    private static final int REGION_LENGTH = 40;
    private static final int RULE_LENGTH = 40;
    private static final int REASON_LENGTH = 300;

    private static final String UNSAFE_COMMAND =
            "The command is left out: it is too long, or a name in it has hidden characters.";

    private final boolean severalRegions;
    private final Map<FindingKey, Finding> details;

    private FindingTexts(boolean severalRegions, Map<FindingKey, Finding> details) {
        this.severalRegions = severalRegions;
        this.details = details;
    }

    /** Reads the details of the findings that changed, all in one call. */
    public static FindingTexts of(News news, List<Change> bad, List<Change> others) {
        List<FindingKey> keys = Stream.of(bad, others)
                .flatMap(List::stream)
                .map(Change::key)
                .distinct()
                .toList();
        return new FindingTexts(
                news.severalRegions(),
                keys.isEmpty() ? Map.of() : news.digest().details().apply(keys));
    }

    /**
     * The subject with its Region, for example {@code fw-camera-3 in eu-west-1}. Leaves out the Region if the audit has
     * only one.
     */
    public String place(Change change) {
        String name = name(change.key().subject());
        boolean withRegion = severalRegions && !(change.key().subject() instanceof Subject.OfRegion);
        return withRegion ? name + " in " + region(change.key()) : name;
    }

    public static String name(Subject subject) {
        return PlainText.line(subject.name());
    }

    public static String region(FindingKey key) {
        return PlainText.line(key.place().region(), REGION_LENGTH);
    }

    static String ruleId(Change change) {
        return PlainText.line(change.key().ruleId(), RULE_LENGTH);
    }

    /** The rule's title, for example {@code Failure rate too high}. If the title is unknown, the rule's id. */
    public String title(Change change) {
        return RuleTexts.title(change.key().ruleId())
                .or(() -> finding(change).map(finding -> PlainText.line(finding.title())))
                .orElseGet(() -> ruleId(change));
    }

    /** The rule's title and id, for example {@code Failure rate too high (IOTJ-RUN-01)}. */
    public String titleAndRule(Change change) {
        String title = title(change);
        return title.equals(ruleId(change)) ? title : title + " (" + ruleId(change) + ")";
    }

    /** Why the finding is open or closed, without a full stop. Empty if the finding's details cannot be read. */
    public Optional<String> reason(Change change) {
        return finding(change)
                .map(finding -> PlainText.line(finding.reason(), REASON_LENGTH))
                .map(reason -> reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
    }

    /**
     * One sentence on where the finding is, and why it is open or closed. If the finding's details cannot be read, the
     * text has only the place, the rule's id and the severity.
     */
    public String placeAndReason(Change change) {
        return reason(change)
                .map(reason -> place(change) + ": " + reason + ".")
                .orElseGet(() -> place(change) + " (" + ruleId(change) + ", " + change.severity() + ")");
    }

    /**
     * The commands that fix the finding of a change, each with a sentence that says what the command does. Empty if the
     * fix has no command, or if the finding cannot be read.
     */
    public List<Step> steps(Change change, String indent) {
        return finding(change).stream()
                .flatMap(finding -> finding.commands().stream())
                .map(command -> step(command, indent))
                .toList();
    }

    /**
     * What a person can do first: run the first command of the fix, or else follow the first sentence of the advice.
     * Empty if the finding cannot be read.
     */
    public Optional<Step> firstStep(Change change, String indent) {
        return steps(change, indent).stream()
                .findFirst()
                .or(() -> advice(change).map(advice -> new Step(Sentences.first(advice), List.of())));
    }

    /** How to fix the finding of a change, in sentences. Empty if the finding cannot be read. */
    public Optional<String> advice(Change change) {
        return finding(change).map(finding -> Sentences.stopped(PlainText.line(finding.remediation(), REASON_LENGTH)));
    }

    public Optional<Finding> finding(Change change) {
        return Optional.ofNullable(details.get(change.key()));
    }

    /**
     * Something that a person can do about a finding.
     *
     * @param purpose sentence; ends with a colon if a command follows
     * @param lines lines of the command; empty if there is no command
     */
    public record Step(String purpose, List<String> lines) {

        public static final Step NONE = new Step("", List.of());
    }

    private static Step step(CliCommand command, String indent) {
        List<String> lines = CommandLines.wrapped(command.words(), indent, COMMAND_WIDTH);
        return lines.isEmpty()
                ? new Step(UNSAFE_COMMAND, lines)
                : new Step(PlainText.line(command.purpose(), REASON_LENGTH), lines);
    }
}
