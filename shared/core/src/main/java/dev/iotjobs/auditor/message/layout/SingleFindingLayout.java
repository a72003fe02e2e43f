package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.ConsoleLink;
import dev.iotjobs.auditor.message.words.EvidenceText;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.FindingTexts.Step;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lays out the message about one finding in full: what, where, since when, why, what to do, and its evidence. */
final class SingleFindingLayout implements Layout {

    private static final String COMMAND_INDENT = "  ";

    private final News news;
    private final Change change;
    private final FindingTexts texts;

    SingleFindingLayout(News news) {
        this.news = news;
        this.change = news.bad().getFirst();
        this.texts = FindingTexts.of(news, news.bad(), List.of());
    }

    @Override
    public String what() {
        return texts.title(change);
    }

    @Override
    public String name() {
        return FindingTexts.name(change.key().subject());
    }

    @Override
    public MessageBody body() {
        MessageBody body =
                new MessageBody().add(Sentences.lines("", firstSentence())).add(facts());
        List<Step> steps = texts.steps(change, COMMAND_INDENT);
        steps.forEach(step -> body.add(new StepBlock(step)));
        if (steps.isEmpty()) {
            texts.advice(change).ifPresent(advice -> body.add(Sentences.lines("", advice)));
        }
        return body.add(ConsoleLink.of(change.key().subject()))
                .add(ExemptHint.of(change.key(), evidence()))
                .add(new CoverageGaps(news));
    }

    private String firstSentence() {
        return texts.reason(change)
                .map(Sentences::sentence)
                .orElseGet(() -> "A finding is " + ChangeTexts.transition(change) + ": " + texts.title(change)
                        + ". Its details cannot be read.");
    }

    private List<String> facts() {
        List<String> lines = new ArrayList<>();
        lines.addAll(Sentences.lines(
                "What    ",
                texts.titleAndRule(change) + ", " + change.severity() + ", " + ChangeTexts.transition(change)));
        lines.addAll(Sentences.lines("Where   ", where()));
        lines.addAll(Sentences.lines("Since   ", since()));
        lines.addAll(Sentences.lines("Audited ", Header.audited(news)));
        RuleTexts.why(change.key().ruleId()).ifPresent(why -> lines.addAll(Sentences.lines("Why     ", why)));
        return lines;
    }

    private String where() {
        String name = FindingTexts.name(change.key().subject());
        String place = switch (change.key().subject()) {
            case Subject.OfJob _, Subject.OfDeletedJob _ -> "job " + name + " in " + FindingTexts.region(change.key());
            case Subject.OfQuota _, Subject.OfRule _, Subject.OfSiblings _, Subject.OfTarget _ ->
                name + " in " + FindingTexts.region(change.key());
            case Subject.OfRegion _ -> name;
        };
        return place + ", " + PlainText.line(news.digest().audited().account().phrase());
    }

    private String since() {
        Instant createdAt = change.key().subject().createdAt();
        return "found at " + Times.minute(change.since())
                + (createdAt == null ? "" : "; the job was created at " + Times.minute(createdAt));
    }

    private List<String> evidence() {
        List<String> lines = new ArrayList<>();
        Evidence evidence = texts.finding(change).map(Finding::evidence).orElse(Evidence.none());
        String figures = EvidenceText.figures(evidence);
        if (!figures.isEmpty()) {
            lines.addAll(Sentences.lines("Evidence  ", figures));
        }
        String limits = EvidenceText.limits(evidence);
        if (!limits.isEmpty()) {
            lines.addAll(Sentences.lines("Limits    ", limits));
        }
        String id = change.key().id();
        lines.add("Finding   " + id + ", details: ./audit findings show " + id);
        return lines;
    }

    /** A command below a sentence that says what the command does. */
    private static final class StepBlock implements MessageBody.Block {

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
            List<String> lines = new ArrayList<>(Sentences.lines("", step.purpose()));
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
