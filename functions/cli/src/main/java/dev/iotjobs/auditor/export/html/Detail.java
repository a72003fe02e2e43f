package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.ConsoleLink;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.text.CommandLines;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The details of a finding. The HTML report shows them when a reader opens the finding's row.
 *
 * @param history changes of the finding, oldest first
 * @param console address of the job in the AWS console; null if there is none
 * @param exempt command that exempts the finding; empty if no command can exempt it
 */
record Detail(
        List<Entry> evidence,
        List<Command> commands,
        List<Entry> history,
        @Nullable String console,
        String exempt) {

    static final Detail EMPTY = new Detail(List.of(), List.of(), List.of(), null, "");

    /**
     * Matches an id that fits into the proposed exemption command: letters, digits, {@code _}, {@code /} and {@code -}.
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_/-]+");

    /** Months until the expiry date in the proposed exemption command. */
    private static final int MONTHS = 3;

    /**
     * A line in the evidence or in the history of a finding.
     *
     * @param name what the value is; in the history, the time of the change
     */
    record Entry(String name, String value) {}

    /**
     * A command with its purpose.
     *
     * @param label purpose of the command, without a colon at its end
     */
    record Command(String label, String text) {

        /** Maximum length, in characters, of a word that is kept in one line. A longer word may break. */
        private static final int KEPT = 32;

        static Optional<Command> of(CliCommand command) {
            String label = Shown.text(command.purpose());
            return CommandLines.line(command.words())
                    .map(line -> new Command(label.substring(0, label.length() - 1), line));
        }

        List<Word> words() {
            return words(text);
        }

        static List<Word> words(String command) {
            String[] words = command.split(" ", -1);
            return IntStream.range(0, words.length)
                    .mapToObj(at -> new Word(at == 0 ? "" : " ", words[at]))
                    .toList();
        }

        /**
         * A word of a command.
         *
         * @param gap text between the previous word and this one; empty before the first word
         */
        record Word(String gap, String text) {

            boolean mayBreak() {
                return text.length() > KEPT;
            }
        }
    }

    static Detail of(Finding finding, Dates dates) {
        return new Detail(
                evidence(finding),
                finding.commands().stream()
                        .flatMap(command -> Command.of(command).stream())
                        .toList(),
                history(finding),
                ConsoleLink.address(finding.key().subject()).orElse(null),
                exempt(finding.key(), dates));
    }

    /** What the page shows in place of details that it leaves out: mainly a command that prints them. */
    static Detail leftOut(FindingKey key) {
        Command show =
                new Command("Print the evidence and the commands of this finding", "./audit findings show " + key.id());
        Entry details = new Entry("Details", "left out: this page has only the details of the worst findings");
        return new Detail(
                List.of(details),
                List.of(show),
                List.of(),
                ConsoleLink.address(key.subject()).orElse(null),
                "");
    }

    private static List<Entry> evidence(Finding finding) {
        List<Entry> rows = new ArrayList<>(EvidenceRows.of(finding.evidence()));
        if (finding.targetCount() > 0) {
            rows.add(new Entry("Targets", targets(finding)));
        }
        if (finding.commands().stream().anyMatch(command -> Command.of(command).isEmpty())) {
            rows.add(new Entry("Command", "left out: it is too long, or a name in it has hidden characters"));
        }
        rows.add(new Entry("Evidence read at", Times.minute(finding.evaluatedAt())));
        rows.add(new Entry("Rule version", Figures.count(finding.ruleVersion())));
        return rows;
    }

    private static String targets(Finding finding) {
        List<String> names = finding.targets().stream().map(Shown::text).toList();
        int more = finding.targetCount() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + Figures.count(more) + " more" : "");
    }

    private static List<Entry> history(Finding finding) {
        List<Entry> entries = new ArrayList<>();
        @Nullable Event before = null;
        for (Event event : finding.history()) {
            entries.add(new Entry(Times.minute(event.at()), words(event, before, finding.exemption())));
            before = event;
        }
        return entries;
    }

    /** A change in words, for example {@code worsened from HIGH to CRITICAL}. */
    private static String words(Event event, @Nullable Event before, @Nullable String exemption) {
        String to = before == null || before.severity() == event.severity()
                ? " to " + event.severity()
                : " from " + before.severity() + " to " + event.severity();
        return switch (event.type()) {
            case OPENED -> "opened as " + event.severity();
            case REOPENED -> "reopened as " + event.severity();
            case WORSENED, LOWERED -> event.type().name().toLowerCase(Locale.ROOT) + to;
            case SUPPRESSED -> "exempted" + (exemption == null ? "" : " by " + Shown.text(exemption));
            case RESUMED -> "exemption ended";
            case CLOSED -> event.end() == null ? "closed" : ChangeTexts.word(Change.Kind.of(event.end()), true);
        };
    }

    private static String exempt(FindingKey key, Dates dates) {
        boolean isJob = key.subject().job() != null;
        String name = isJob ? key.subject().name() : key.subject().id();
        // An id with other characters could need quotes in a shell, or not be valid in a policy
        if (!RuleTexts.canBeExempted(key.ruleId()) || !NAME.matcher(name).matches()) {
            return "";
        }
        return "./audit exempt --rule " + key.ruleId() + (isJob ? " --job " : " --subject ") + name
                + " --reason \"…\" --owner you@example.com --expires "
                + dates.today().plusMonths(MONTHS);
    }
}
