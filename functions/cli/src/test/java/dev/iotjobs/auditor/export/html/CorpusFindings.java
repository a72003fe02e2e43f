package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.doc.Corpus;
import dev.iotjobs.auditor.doc.GoldenVerdicts;
import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RuleRuns;
import dev.iotjobs.auditor.fact.SiblingFacts;
import dev.iotjobs.auditor.fact.TargetFacts;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.SiblingKey;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Findings of every rule. Their texts are those that the rules give for the subjects of the corpus. */
final class CorpusFindings {

    private static final Path CORPUS =
            Path.of("../../shared/core/src/test/resources/dev/iotjobs/auditor/rule/corpus.jsonl");

    private static final Map<String, List<Example>> BY_RULE = read();

    private CorpusFindings() {}

    /** A verdict of a rule on a subject of the corpus. */
    private record Example(RuleDefinition<?> rule, Facts facts, Severity severity, Verdict verdict) {}

    private static Map<String, List<Example>> read() {
        try {
            Corpus corpus = Corpus.read(CORPUS);
            RuleBook book = RuleBook.standard();
            Map<String, List<Example>> byRule = new TreeMap<>();
            for (RuleDefinition<?> rule : book.definitions()) {
                corpus.cases().stream()
                        .filter(one -> rule.judges().facts().isInstance(one.facts()))
                        .forEach(one -> GoldenVerdicts.verdicts(book, rule, one).forEach(verdict -> {
                            if (verdict.outcome() instanceof Outcome.NonCompliant(Severity severity)) {
                                byRule.computeIfAbsent(rule.id(), _ -> new ArrayList<>())
                                        .add(new Example(rule, one.facts(), severity, verdict));
                            }
                        }));
            }
            return byRule;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> rules() {
        return List.copyOf(BY_RULE.keySet());
    }

    /** One finding of each rule. */
    static List<Finding> ofEachRule(AccountRegion place, Instant since) {
        return rules().stream()
                .map(rule -> finding(rule, 0, place, "job-" + rule.toLowerCase(Locale.ROOT), since))
                .toList();
    }

    /**
     * Makes a finding from an example of a rule.
     *
     * @param number number of the example, from 0; after the last example, the first follows again
     * @param name name of the job, if the finding is about a job
     */
    static Finding finding(String ruleId, int number, AccountRegion place, String name, Instant since) {
        List<Example> examples = BY_RULE.getOrDefault(ruleId, List.of());
        Example example = examples.get(number % examples.size());
        Subject subject = subject(example, place, name, since, number);
        Instant createdAt = subject.createdAt();
        return Finding.builder(new FindingKey(place, subject, ruleId), example.severity(), since)
                .rule(
                        example.rule().version(),
                        example.rule().title(),
                        example.rule().fix(origin(example.facts())))
                .because(
                        example.verdict().reason(),
                        example.verdict().evidence(),
                        example.verdict().commands().stream()
                                .map(command -> renamed(command, example.facts(), place, name))
                                .toList())
                .targets(
                        createdAt == null ? List.of() : List.of(arn(place, "thinggroup/cameras")),
                        createdAt == null ? 0 : 1)
                .since(since)
                .history(List.of(new Event(since, TransitionType.OPENED, example.severity(), null)))
                .build();
    }

    private static String arn(AccountRegion place, String resource) {
        return "arn:aws:iot:" + place.region() + ":" + place.accountId() + ":" + resource;
    }

    private static Origin origin(Facts facts) {
        return facts instanceof JobFacts job ? job.job().origin() : Origin.SELF;
    }

    private static Subject subject(Example example, AccountRegion place, String name, Instant since, int number) {
        JobKey key = new JobKey(arn(place, "job/" + name), since.minusSeconds(3_600));
        return switch (example.facts()) {
            case JobFacts _ -> new Subject.OfJob(key);
            case DeletedJob _ -> new Subject.OfDeletedJob(key);
            case QuotaUsage usage -> new Subject.OfQuota(place, usage.quota().code());
            case RegionFacts _ -> new Subject.OfRegion(place);
            case RuleRuns runs -> new Subject.OfRule(place, runs.ruleId());
            case SiblingFacts _ ->
                new Subject.OfSiblings(
                        place, Origin.SELF, new SiblingKey(SiblingKey.Kind.ID_STEM, "reboot-site-" + number));
            case TargetFacts _ -> new Subject.OfTarget(place, arn(place, "thinggroup/site-" + number));
        };
    }

    private static CliCommand renamed(CliCommand command, Facts facts, AccountRegion place, String name) {
        if (!(facts instanceof JobFacts job)) {
            return command;
        }
        List<String> arguments = command.arguments().stream()
                .map(argument -> argument.equals(job.job().jobId()) ? name : argument)
                .map(argument -> argument.equals(job.job().key().region()) ? place.region() : argument)
                .toList();
        return new CliCommand(command.effect(), command.purpose(), arguments);
    }
}
