package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Example;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.message.words.CoverageText;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The coverage of the newest audits, in words and as lines of a table.
 *
 * @param names returns the account with an id
 */
record Audited(List<ReportedRegion> regions, Function<String, AccountLabel> names) {

    private static final int EXAMPLES = 3;

    /** The numbers from 2 to 10 in words. */
    private static final List<String> NUMBERS =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /**
     * A line of the coverage table, for one Region.
     *
     * @param share such as {@code 99.3 %}; empty if the Region had no job to evaluate
     */
    record Line(String account, String region, String jobs, String evaluated, String share, String gaps) {}

    static Audited of(ReportData data) {
        return new Audited(data.regions(), data::account);
    }

    long evaluated() {
        return regions.stream()
                .mapToLong(one -> one.summary().coverage().evaluated())
                .sum();
    }

    long expected() {
        return regions.stream()
                .mapToLong(one -> one.summary().coverage().expected())
                .sum();
    }

    /** Whether every job was listed and evaluated. */
    boolean isComplete() {
        return regions.stream()
                .allMatch(one -> one.summary().outcome() == Outcome.COMPLETED
                        && one.summary().coverage().isComplete());
    }

    boolean isListed() {
        return regions.stream()
                .allMatch(one -> one.summary().coverage().listed().isComplete());
    }

    List<AccountLabel> accounts() {
        return regions.stream()
                .map(one -> names.apply(one.place().accountId()))
                .distinct()
                .toList();
    }

    /** How many jobs were evaluated, for example {@code 901 of 903 jobs evaluated (99.7 %).} */
    String share() {
        if (!isListed() && evaluated() == 0) {
            return "No job was evaluated, and the number of jobs is unknown.";
        }
        if (expected() == 0) {
            return "There are no jobs.";
        }
        return Figures.count(evaluated()) + " of " + Figures.count(expected(), "job") + " evaluated ("
                + Figures.percent(evaluated(), expected()) + ")"
                + (isListed() ? "." : "; there may be more jobs, because not every job was listed.");
    }

    /**
     * Why jobs were not evaluated, for example {@code 1 was denied and 1 failed:}; empty if every listed job was
     * evaluated.
     */
    String causes() {
        List<String> causes = new ArrayList<>();
        int denied = 0;
        int unreadable = 0;
        int failed = 0;
        int notReached = 0;
        for (ReportedRegion region : regions) {
            denied += region.summary().coverage().failures().denied();
            unreadable += region.summary().coverage().failures().malformed();
            failed += region.summary().coverage().failures().failed();
            notReached += region.summary().coverage().notReached().jobs();
        }
        add(causes, denied, "was denied", "were denied");
        add(causes, unreadable, "had an unreadable answer", "had unreadable answers");
        add(causes, failed, "failed", "failed");
        add(causes, notReached, "was not reached", "were not reached");
        return causes.isEmpty() ? "" : Shown.list(causes) + ":";
    }

    private static void add(List<String> causes, int count, String one, String many) {
        if (count > 0) {
            causes.add(Figures.count(count, one, many));
        }
    }

    /** A clause about the jobs that were not evaluated, for example {@code nothing is known about these two}. */
    String unknown() {
        long jobs = expected() - evaluated();
        if (jobs == 1) {
            return "nothing is known about this one";
        }
        String number = jobs - 2 < NUMBERS.size() ? NUMBERS.get((int) jobs - 2) : Figures.count(jobs);
        return "nothing is known about these " + number;
    }

    List<Line> lines() {
        return regions.stream().map(this::line).toList();
    }

    private Line line(ReportedRegion region) {
        Coverage coverage = region.summary().coverage();
        boolean isKnown = coverage.expected() > 0 || coverage.listed().isComplete();
        return new Line(
                Shown.account(names.apply(region.place().accountId())),
                Shown.text(region.place().region()),
                isKnown ? Figures.count(coverage.expected()) : "unknown",
                Figures.count(coverage.evaluated()),
                coverage.expected() == 0 ? "" : Figures.percent(coverage.evaluated(), coverage.expected()),
                gaps(region));
    }

    /**
     * Says what the audit of a Region did not cover, with examples, and adds the warnings of the audit. The text is
     * {@code none} if nothing was left out and there is no warning.
     */
    private static String gaps(ReportedRegion region) {
        StringJoiner gaps = new StringJoiner(". ");
        if (region.summary().outcome() != Outcome.COMPLETED) {
            gaps.add((region.summary().outcome() == Outcome.FAILED ? "The audit failed: " : "Not audited: ")
                    + Shown.text(region.summary().message()));
        }
        String causes = CoverageText.causes(region.summary().coverage(), " job");
        if (!causes.isEmpty() && region.summary().outcome() == Outcome.COMPLETED) {
            gaps.add(causes);
        }
        examples(region).ifPresent(gaps::add);
        int endedLongAgo = region.summary().coverage().listed().endedLongAgo();
        if (endedLongAgo > 0) {
            gaps.add(Figures.count(endedLongAgo, "more job") + " ended too long ago to be audited");
        }
        region.summary().warnings().forEach(warning -> gaps.add(Shown.text(warning)));
        return gaps.length() == 0 ? "none" : gaps.toString();
    }

    private static Optional<String> examples(ReportedRegion region) {
        List<String> examples = region.read().notEvaluated().isEmpty()
                ? region.summary().coverage().failures().examples().stream()
                        .map(Audited::example)
                        .toList()
                : region.read().notEvaluated().stream()
                        .map(job -> Shown.text(job.jobId()) + " (" + Shown.text(job.message()) + ")")
                        .toList();
        return examples.isEmpty()
                ? Optional.empty()
                : Optional.of("For example "
                        + Shown.list(examples.stream().limit(EXAMPLES).toList()));
    }

    private static String example(Example example) {
        return Shown.text(example.jobId()) + " (" + Shown.text(example.error()) + ")";
    }

    /** The numbers of verdicts of each rule over all Regions, by rule id. */
    Map<String, RuleCounts> verdicts() {
        Map<String, RuleCounts> verdicts = new TreeMap<>();
        regions.forEach(region -> region.rules().forEach((id, counts) -> verdicts.merge(id, counts, RuleCounts::and)));
        return verdicts;
    }

    /**
     * How many verdicts were given, for example {@code 1,210 of 1,213 verdicts (99.7 %) were given; data was missing
     * for the others.} Empty if no verdict is missing.
     */
    String ruleCoverage() {
        long expected = regions.stream()
                .map(region -> region.summary().ruleCoverage())
                .mapToLong(RuleCoverage::expected)
                .sum();
        long given = regions.stream()
                .map(region -> region.summary().ruleCoverage())
                .mapToLong(RuleCoverage::given)
                .sum();
        return given == expected
                ? ""
                : Figures.count(given) + " of " + Figures.count(expected, "verdict") + " ("
                        + Figures.percent(given, expected) + ") were given; data was missing for the others.";
    }

    /**
     * The number of API calls, for example {@code 214 DescribeJob and 6 ListJobs calls}; empty if no call is known.
     */
    String calls() {
        Map<String, Long> calls = new TreeMap<>();
        regions.forEach(region ->
                region.read().calls().forEach((api, counts) -> calls.merge(Shown.text(api), counts.made(), Long::sum)));
        List<String> words = calls.entrySet().stream()
                .filter(call -> call.getValue() > 0)
                .map(call -> Figures.count(call.getValue()) + " " + call.getKey())
                .toList();
        return words.isEmpty() ? "" : Shown.list(words) + " calls";
    }
}
