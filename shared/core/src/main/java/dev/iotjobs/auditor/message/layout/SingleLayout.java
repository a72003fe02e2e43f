package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.ConsoleLink;
import dev.iotjobs.auditor.message.words.EvidenceText;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.Prose;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sheet;
import dev.iotjobs.auditor.message.words.Wording;
import dev.iotjobs.auditor.message.words.Wording.Step;
import dev.iotjobs.auditor.message.words.Words;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The message with one finding in full: what, where, since when, why, what to do, and its evidence. */
final class SingleLayout implements Layout {

    private static final String COMMAND_INDENT = "  ";

    private final News news;
    private final Change change;
    private final Wording wording;

    SingleLayout(News news) {
        this.news = news;
        this.change = news.bad().getFirst();
        this.wording = Wording.of(news, news.bad(), List.of());
    }

    @Override
    public String what() {
        return wording.title(change);
    }

    @Override
    public String name() {
        return Wording.name(change.key().subject());
    }

    @Override
    public Sheet body() {
        Sheet sheet = new Sheet().add(Prose.lines("", firstSentence())).add(facts());
        List<Step> steps = wording.steps(change, COMMAND_INDENT);
        steps.forEach(step -> sheet.add(new StepBlock(step)));
        if (steps.isEmpty()) {
            wording.advice(change).ifPresent(advice -> sheet.add(Prose.lines("", advice)));
        }
        return sheet.add(ConsoleLink.of(change.key().subject()))
                .add(ExemptHint.of(change.key(), evidence()))
                .add(new CoverageGaps(news));
    }

    private String firstSentence() {
        return wording.reason(change)
                .map(Prose::sentence)
                .orElseGet(() -> "A finding is " + Words.transition(change) + ": " + wording.title(change)
                        + ". Its details cannot be read.");
    }

    private List<String> facts() {
        List<String> lines = new ArrayList<>();
        lines.addAll(Prose.lines(
                "What    ", wording.titleAndRule(change) + ", " + change.severity() + ", " + Words.transition(change)));
        lines.addAll(Prose.lines("Where   ", where()));
        lines.addAll(Prose.lines("Since   ", since()));
        lines.addAll(Prose.lines("Audited ", Header.audited(news)));
        RuleTexts.why(change.key().ruleId()).ifPresent(why -> lines.addAll(Prose.lines("Why     ", why)));
        return lines;
    }

    private String where() {
        String name = Wording.name(change.key().subject());
        String place = switch (change.key().subject()) {
            case Subject.OfJob _, Subject.OfDeletedJob _ -> "job " + name + " in " + Wording.region(change.key());
            case Subject.OfQuota _, Subject.OfRule _, Subject.OfSiblings _, Subject.OfTarget _ ->
                name + " in " + Wording.region(change.key());
            case Subject.OfRegion _ -> name;
        };
        return place + ", account " + Header.account(news);
    }

    private String since() {
        Instant createdAt = change.key().subject().createdAt();
        return "found at " + Times.minute(change.since())
                + (createdAt == null ? "" : "; the job was created at " + Times.minute(createdAt));
    }

    private List<String> evidence() {
        List<String> lines = new ArrayList<>();
        Evidence evidence = wording.finding(change).map(Finding::evidence).orElse(Evidence.none());
        String figures = EvidenceText.figures(evidence);
        if (!figures.isEmpty()) {
            lines.addAll(Prose.lines("Evidence  ", figures));
        }
        String limits = EvidenceText.limits(evidence);
        if (!limits.isEmpty()) {
            lines.addAll(Prose.lines("Limits    ", limits));
        }
        String id = change.key().id();
        lines.add("Finding   " + id + ", details: ./audit findings show " + id);
        return lines;
    }

    /** A command with the sentence that says what it does. */
    private static final class StepBlock implements Sheet.Block {

        private final Step step;
        private boolean dropped;

        private StepBlock(Step step) {
            this.step = step;
        }

        @Override
        public List<String> lines() {
            if (dropped) {
                return List.of();
            }
            List<String> lines = new ArrayList<>(Prose.lines("", step.purpose()));
            lines.addAll(step.lines());
            return lines;
        }

        @Override
        public boolean dropCommand() {
            boolean drops = !dropped;
            dropped = true;
            return drops;
        }
    }
}
