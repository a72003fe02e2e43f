package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.RecordState;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person reads of one finding. */
final class FindingText {

    private static final int NAME_LENGTH = 100;
    private static final int REASON_LENGTH = 400;

    /** Room for the longest command of a rule with the longest job id, and for what quoting adds. */
    private static final int COMMAND_LENGTH = 1_000;

    /** The AWS CLI names its commands after the operations of a service, and these change nothing. */
    private static final Pattern READS =
            Pattern.compile("aws [a-z0-9-]+ (describe|get|list|search)-.*", Pattern.DOTALL);

    private static final String COMMAND_LEFT_OUT =
            "(the command is left out: a name in it has characters that cannot be typed safely)";

    private static final Map<String, String> RATIONALES = RuleBook.standard().metadata().stream()
            .collect(Collectors.toUnmodifiableMap(RuleMetadata::id, RuleMetadata::rationale));

    private FindingText() {}

    /** Why findings of a rule matter; empty for a rule that is no longer in the book. */
    static Optional<String> rationale(String ruleId) {
        return Optional.ofNullable(RATIONALES.get(ruleId));
    }

    static String where(Finding finding) {
        Subject subject = finding.key().subject();
        String name = PlainText.line(subject.name(), NAME_LENGTH);
        String region = PlainText.line(finding.key().place().region(), NAME_LENGTH);
        return switch (subject) {
            case Subject.OfJob _ -> "job " + name + " in " + region;
            case Subject.OfQuota _ -> name + " in " + region;
            case Subject.OfRegion _ -> name;
        };
    }

    static String reason(Finding finding) {
        return PlainText.line(finding.reason(), REASON_LENGTH);
    }

    /** Why a resolved finding is no longer one. */
    static String resolution(Finding finding) {
        return finding.recordState() == RecordState.ARCHIVED ? "archived: " + reason(finding) : reason(finding);
    }

    /** What to paste into a shell: the command as it is, or none at all. Half a command is worse than none. */
    static Optional<String> command(Finding finding) {
        return Optional.ofNullable(finding.command())
                .map(command -> PlainText.isPlain(command, COMMAND_LENGTH) ? command : COMMAND_LEFT_OUT);
    }

    /** What the command is for: {@code look} where it only reads, {@code fix} where it mends. */
    static String purpose(Finding finding) {
        String command = finding.command();
        return command != null && READS.matcher(command).matches() ? "look" : "fix";
    }
}
