package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.FindingTexts.Step;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Section;
import dev.iotjobs.auditor.message.words.Section.Entry;
import dev.iotjobs.auditor.message.words.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Describes open findings one by one. Explains a rule only at its first finding. Each instance is used for one message.
 */
final class FindingEntries {

    /** Maximum number of findings of one rule that are printed with a command. */
    private static final int COMMANDS_OF_A_RULE = 3;

    private static final String INDENT = "  ";
    private static final String DEEPER = "    ";
    private static final String WHY = "  Why  ";
    private static final String DO = "  Do   ";
    private static final String COMMAND_INDENT = "       ";

    private final FindingTexts texts;
    private final Set<String> explained = new HashSet<>();
    private final Map<String, String> lastPurpose = new HashMap<>();
    private final Map<String, Integer> commands = new HashMap<>();

    FindingEntries(FindingTexts texts) {
        this.texts = texts;
    }

    /** The sections for reopened, new, worsened and baseline findings, in this order. */
    List<Section> sections(News news) {
        return Stream.of(Kind.REOPENED, Kind.NEW, Kind.WORSENED, Kind.BASELINE)
                .map(kind -> new Section(title(kind), entries(news.of(kind)), 0))
                .toList();
    }

    private static String title(Kind kind) {
        return kind == Kind.BASELINE
                ? "NOT REPORTED BEFORE (rules, settings or jobs are new to the audit)"
                : kind.name();
    }

    /**
     * One entry for each change. The entries are in the order of the changes, except that entries with the same heading
     * stand together.
     */
    private List<Entry> entries(List<Change> changes) {
        Map<String, List<Change>> byHeading = new LinkedHashMap<>();
        changes.forEach(change -> byHeading
                .computeIfAbsent(heading(change), _ -> new ArrayList<>())
                .add(change));
        List<Entry> entries = new ArrayList<>();
        byHeading.forEach((heading, group) -> group.forEach(change -> entries.add(entry(heading, change))));
        return entries;
    }

    private String heading(Change change) {
        String before =
                change.before() == null || change.before() == change.severity() ? "" : ", was " + change.before();
        return change.severity() + before + "  " + texts.titleAndRule(change);
    }

    private Entry entry(String heading, Change change) {
        String ruleId = change.key().ruleId();
        List<String> name = Sentences.lines(INDENT, DEEPER, texts.placeAndReason(change));
        if (texts.finding(change).isEmpty() || commands.merge(ruleId, 1, Integer::sum) > COMMANDS_OF_A_RULE) {
            return new Entry(1, heading, name, name);
        }
        List<String> lines = new ArrayList<>(name);
        if (explained.add(ruleId)) {
            RuleTexts.why(ruleId).ifPresent(why -> lines.addAll(Sentences.lines(WHY, why)));
        }
        Step step = texts.firstStep(change, COMMAND_INDENT).orElse(Step.NONE);
        if (!step.purpose().equals(lastPurpose.put(ruleId, step.purpose()))) {
            lines.addAll(Sentences.lines(DO, step.purpose()));
        }
        lines.addAll(step.lines());
        lines.add("  Finding " + change.key().id());
        return new Entry(1, heading, lines, name);
    }
}
