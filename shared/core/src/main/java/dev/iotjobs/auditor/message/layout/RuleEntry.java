package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.FindingTexts.Step;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entry of one rule in a message. {@link Detail} states what the entry contains. */
final class RuleEntry implements MessageBody.Block {

    private static final int MORE_NAMES = 2;
    private static final String INDENT = "   ";
    private static final String COMMAND_INDENT = "     ";

    private final int number;
    private final RuleGroup group;
    private final FindingTexts texts;
    private final boolean saysKinds;
    private Detail detail;

    /** How much a rule's entry in a message contains. Each constant adds to the contents of the constant before it. */
    enum Detail {
        /** The heading, with the number of findings. */
        COUNT,
        /** Adds why the rule matters, and one finding. */
        EXAMPLE,
        /** Adds a command for the finding. */
        COMMAND,
        /** In addition to the command, names the subjects of up to two more findings. */
        NAMES
    }

    /**
     * @param number number of the entry, from 1
     * @param saysKinds whether the heading states how many findings are new, worsened, reopened or baseline
     */
    RuleEntry(int number, RuleGroup group, FindingTexts texts, boolean saysKinds, Detail detail) {
        this.number = number;
        this.group = group;
        this.texts = texts;
        this.saysKinds = saysKinds;
        this.detail = detail;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(Sentences.lines(number + ". ", heading()));
        if (detail != Detail.COUNT) {
            why(lines);
            example(lines);
        }
        if (detail == Detail.NAMES) {
            names(lines);
        }
        return lines;
    }

    @Override
    public boolean dropSpareName() {
        return lower(Detail.NAMES, Detail.COMMAND);
    }

    @Override
    public boolean dropCommand() {
        return lower(Detail.COMMAND, Detail.EXAMPLE) || lower(Detail.EXAMPLE, Detail.COUNT);
    }

    private boolean lower(Detail from, Detail to) {
        boolean lowers = detail == from;
        detail = lowers ? to : detail;
        return lowers;
    }

    private String heading() {
        return group.worst() + "  " + texts.title(group.first()) + ": " + group.size() + breakdown();
    }

    private String breakdown() {
        int running = News.count(group.members(), change -> change.job().devicesAtRisk() > 0);
        Map<Severity, Integer> severities = News.severities(group.members());
        if (saysKinds) {
            return " (" + kinds() + ")";
        }
        if (running > 0 && running < group.members().size()) {
            return ", " + Figures.count(running) + " of them still running";
        }
        return severities.size() > 1 ? " (" + Figures.each(severities) + ")" : "";
    }

    private String kinds() {
        if (group.members().size() == 1) {
            return ChangeTexts.transition(group.first());
        }
        return Stream.of(Kind.NEW, Kind.WORSENED, Kind.REOPENED, Kind.BASELINE)
                .map(kind -> Map.entry(kind, News.count(group.members(), change -> change.kind() == kind)))
                .filter(count -> count.getValue() > 0)
                .map(count -> ChangeTexts.counted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void why(List<String> lines) {
        String lead = group.first().job().devicesAtRisk() > 0 ? "Most devices at risk:" : "Newest:";
        String why = RuleTexts.why(group.ruleId()).map(Sentences::shortened).orElse("");
        String text = group.members().size() == 1 ? why : (why + " " + lead).strip();
        if (!text.isEmpty()) {
            lines.addAll(Sentences.lines(INDENT, text));
        }
    }

    private void example(List<String> lines) {
        String what = texts.placeAndReason(group.first());
        Step step = texts.firstStep(group.first(), COMMAND_INDENT).orElse(Step.NONE);
        boolean saysStep = detail != Detail.EXAMPLE || step.lines().isEmpty();
        lines.addAll(Sentences.lines(INDENT, saysStep ? (what + " " + step.purpose()).strip() : what));
        if (saysStep) {
            lines.addAll(step.lines());
        }
    }

    /**
     * Adds a sentence on further findings, such as {@code Also job-a, job-b and 3 more.} It names at most two subjects.
     * Adds nothing if there is no subject to name.
     */
    private void names(List<String> lines) {
        List<String> names = group.members().stream()
                .skip(1)
                // Baseline findings on jobs that had already ended are only counted
                .filter(change -> !News.isHistory(change))
                .limit(MORE_NAMES)
                .map(texts::place)
                .toList();
        int rest = group.members().size() - 1 - names.size();
        if (names.isEmpty()) {
            return;
        }
        String last = rest > 0 ? " and " + Figures.count(rest) + " more" : "";
        lines.addAll(Sentences.lines(INDENT, "Also " + String.join(rest > 0 ? ", " : " and ", names) + last + "."));
    }
}
