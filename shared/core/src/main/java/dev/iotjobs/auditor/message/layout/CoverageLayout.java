package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.CoverageText;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.FindingTexts.Step;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lays out the message about incomplete coverage: where and why jobs were not evaluated, and what to do. */
final class CoverageLayout implements Layout {

    private static final String COMMAND_INDENT = "    ";

    private static final String CHECK_DELETIONS =
            "Check that the audit reads the right account, Region and endpoint. If the jobs were deleted on purpose, wait"
                    + " an hour: the next audit then closes their findings. To close them now:";

    private final News news;
    private final CoverageText coverage;

    CoverageLayout(News news) {
        this.news = news;
        this.coverage = news.coverage();
    }

    static boolean isAboutCoverage(Change change) {
        return change.key().ruleId().equals(RuleTexts.COVERAGE);
    }

    @Override
    public String what() {
        if (!coverage.isListed()) {
            return (coverage.nothingIsListed() ? "no job" : "not every job") + " was listed, coverage is unknown";
        }
        if (coverage.notEvaluated() == 0) {
            return Figures.count(coverage.heldBack(), "deletion is", "deletions are")
                    + " implausible, not confirmed yet";
        }
        return Figures.count(coverage.notEvaluated()) + " of " + Figures.count(coverage.expected(), "job")
                + " not evaluated, coverage " + Figures.percent(coverage.evaluated(), coverage.expected());
    }

    @Override
    public MessageBody body() {
        FindingTexts texts = FindingTexts.of(news, news.bad().subList(0, 1), List.of());
        List<String> facts = new ArrayList<>();
        facts.add(Header.accountLine(news));
        facts.add(Header.auditedLine(news));
        facts.addAll(Sentences.lines("Rule      ", rule(texts)));
        return new MessageBody()
                .add(opening())
                .add(facts)
                .add(new RegionTable(coverage))
                .add(List.of("Findings on these jobs stay as they are: none was resolved, none can open."))
                .add(whatToDo(texts))
                .add(List.of("You get one mail when coverage is complete again."));
    }

    private List<String> opening() {
        List<String> lines = new ArrayList<>(Sentences.lines("", firstSentence()));
        if (news.digest().occasion() == Occasion.FIRST_AUDIT) {
            lines.add("This is the first audit of this account.");
        }
        return lines;
    }

    private String firstSentence() {
        long jobs = coverage.notEvaluated();
        if (!coverage.isListed()) {
            return (coverage.nothingIsListed() ? "No job" : "Not every job") + " could be listed"
                    + (jobs == 0 ? "" : ", and " + Figures.count(jobs, "listed job") + " could not be evaluated")
                    + ". Jobs that were not listed may have any defect; nothing is known about them.";
        }
        if (jobs == 0) {
            return "AWS IoT reports " + Figures.count(coverage.heldBack(), "job") + " as deleted. So many deletions at"
                    + " once are implausible: the findings of these jobs stay open until a later audit confirms"
                    + " the deletions.";
        }
        return Figures.count(jobs) + " of " + Figures.count(coverage.expected(), "job") + " could not be evaluated. "
                + (jobs == 1
                        ? "It may have any defect; nothing is known about it."
                        : "They may have any defect; nothing is known about them.");
    }

    private String rule(FindingTexts texts) {
        Change worst = news.bad().getFirst();
        String rule = texts.titleAndRule(worst) + ", " + worst.severity();
        return news.bad().size() == 1
                ? rule + ", " + ChangeTexts.transition(worst)
                : rule + ", in " + Figures.count(news.bad().size(), "Region");
    }

    /** What a person can do for the Region with the worst coverage. */
    private List<String> whatToDo(FindingTexts texts) {
        List<String> lines = new ArrayList<>();
        lines.add("What to do");
        Coverage worst = coverage.regions().getFirst();
        if (worst.listed().isComplete() && worst.deletions().heldBack() > 0) {
            lines.addAll(Sentences.lines("  ", CHECK_DELETIONS));
            lines.add(COMMAND_INDENT + "./audit run --region " + CoverageText.region(worst) + " --accept-deletions");
            return lines;
        }
        Optional<Step> look =
                texts.steps(news.bad().getFirst(), COMMAND_INDENT).stream().findFirst();
        if (look.isPresent() && isExplainedByOneJob(worst)) {
            lines.addAll(Sentences.lines("  ", advice(worst) + " " + look.get().purpose()));
            lines.addAll(look.get().lines());
        } else {
            lines.addAll(Sentences.lines("  ", advice(worst)));
        }
        return lines;
    }

    private static boolean isExplainedByOneJob(Coverage region) {
        return region.listed().isComplete() && refused(region) >= region.notEvaluated() - refused(region);
    }

    /** The number of jobs that no later audit can evaluate until a person acts. */
    private static int refused(Coverage region) {
        return region.failures().denied() + region.failures().malformed();
    }

    private static String advice(Coverage region) {
        String name = CoverageText.region(region);
        if (region.listed().extent() == Coverage.Listing.UNREACHABLE) {
            return "Check that the auditor can reach AWS IoT in " + name
                    + ": its network, and the endpoint if one is set. The next audit tries again.";
        }
        if (!region.listed().isComplete()) {
            return "If access is denied, allow iot:ListJobs for the auditor's role in " + name
                    + ". If the time for listing ended, raise the time budget. The next audit lists the jobs again.";
        }
        Coverage.Failures failures = region.failures();
        int most = IntStream.of(
                        failures.denied(),
                        failures.malformed(),
                        failures.failed(),
                        region.notReached().jobs())
                .max()
                .orElseThrow();
        if (most == failures.denied()) {
            return "Allow iot:DescribeJob in " + name + " again: check the function's role and the service control"
                    + " policies of the account.";
        }
        if (most == failures.malformed()) {
            return "The auditor cannot read the answers for these jobs. Check that the auditor is up to date.";
        }
        return most == failures.failed()
                ? "The next audit tries these jobs again."
                : "The next audit continues with these jobs. At this rate, all jobs are reached after about "
                        + Figures.count(region.auditsToGo(), "more audit")
                        + ". With a longer time budget or a larger share of the API limit, one audit reaches"
                        + " more jobs.";
    }
}
