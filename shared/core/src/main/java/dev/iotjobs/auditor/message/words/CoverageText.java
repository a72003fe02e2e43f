package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Deletions;
import dev.iotjobs.auditor.fact.Coverage.Failures;
import dev.iotjobs.auditor.fact.Coverage.Listed;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** The coverage of an account in words, including what is unknown. */
public final class CoverageText {

    /** Maximum number of Regions that a message names. The message only counts further Regions. */
    public static final int REGIONS = 5;

    private static final int REGION_LENGTH = 30;
    private static final int ERROR_LENGTH = 60;

    private static final Comparator<Coverage> WORST_FIRST = Comparator.comparing(Coverage::isComplete)
            .thenComparing(coverage -> coverage.listed().extent(), Comparator.reverseOrder())
            .thenComparing(CoverageText::unknown, Comparator.reverseOrder())
            .thenComparing(Coverage::expected, Comparator.reverseOrder())
            .thenComparing(coverage -> coverage.place().region());

    private final List<Coverage> regions;

    /** @param regions coverage of each Region of one audit */
    CoverageText(List<Coverage> regions) {
        this.regions = regions.stream().sorted(WORST_FIRST).toList();
    }

    /** The Regions by coverage, worst first. Regions in which no job could be listed come before all others. */
    public List<Coverage> regions() {
        return regions;
    }

    public long evaluated() {
        return regions.stream().mapToLong(Coverage::evaluated).sum();
    }

    public long expected() {
        return regions.stream().mapToLong(Coverage::expected).sum();
    }

    public long notEvaluated() {
        return expected() - evaluated();
    }

    /**
     * The number of jobs that the audit does not yet accept as deleted, because an implausible share of the known jobs
     * vanished at once.
     */
    public long heldBack() {
        return regions.stream()
                .mapToLong(coverage -> coverage.deletions().heldBack())
                .sum();
    }

    public boolean nothingIsListed() {
        return regions.stream().allMatch(coverage -> coverage.listed().isNothing());
    }

    /** Whether every job was listed. */
    public boolean isListed() {
        return regions.stream().allMatch(coverage -> coverage.listed().isComplete());
    }

    /** The evaluated jobs, for example {@code 901 of 903 jobs (99.7 %)}. */
    public String share() {
        return share(evaluated(), expected(), isListed());
    }

    public static String share(Coverage coverage) {
        return share(
                coverage.evaluated(), coverage.expected(), coverage.listed().isComplete());
    }

    private static String share(long evaluated, long expected, boolean listed) {
        if (!listed && evaluated == 0) {
            return "no job evaluated, the number of jobs is unknown";
        }
        if (!listed) {
            return Figures.count(evaluated) + " evaluated, the number of jobs is unknown";
        }
        return expected == 0
                ? "no jobs"
                : Figures.count(evaluated) + " of " + Figures.count(expected, "job") + " ("
                        + Figures.percent(evaluated, expected) + ")";
    }

    /**
     * A clause on the Regions that a message does not name, for example {@code and 3 more Regions: 12 jobs not
     * evaluated}.
     */
    public static String rest(List<Coverage> others) {
        CoverageText rest = new CoverageText(others);
        return "and " + Figures.count(others.size(), "more Region") + ": "
                + Figures.count(rest.notEvaluated(), "job") + " not evaluated"
                + (rest.isListed() ? "" : ", and jobs that were not listed");
    }

    public static String region(Coverage coverage) {
        return PlainText.line(coverage.place().region(), REGION_LENGTH);
    }

    /**
     * Why the coverage is incomplete, for example {@code 142 denied, 3 failed}. Empty if the coverage is complete.
     *
     * @param noun the noun after the first count with a space before it, such as {@code " job"}; may be empty
     */
    public static String causes(Coverage coverage, String noun) {
        StringJoiner causes = new StringJoiner(", ");
        if (!coverage.listed().isComplete()) {
            causes.add(listing(coverage.listed()));
        }
        Failures failures = coverage.failures();
        addCount(causes, failures.denied(), noun, "denied" + deniedBy(coverage));
        addCount(causes, failures.malformed(), noun, "with an unreadable answer");
        addCount(causes, failures.failed(), noun, "failed");
        addCount(causes, coverage.notReached().jobs(), noun, "not reached in the time budget");
        Deletions deletions = coverage.deletions();
        if (deletions.heldBack() > 0) {
            causes.add("AWS IoT no longer finds " + Figures.count(deletions.heldBack()) + " of "
                    + Figures.count(deletions.known(), "known job") + " (implausible, not confirmed yet)");
        }
        return causes.toString();
    }

    private static void addCount(StringJoiner causes, int count, String noun, String what) {
        if (count > 0) {
            String things = causes.length() > 0 || noun.isEmpty() ? "" : count == 1 ? noun : noun + "s";
            causes.add(Figures.count(count) + things + " " + what);
        }
    }

    private static String listing(Listed listed) {
        String what = listed.isNothing() ? "no job could be listed" : "the list of jobs is incomplete";
        String problem = PlainText.line(listed.problem(), ERROR_LENGTH);
        return problem.isEmpty() ? what : what + " (" + problem + ")";
    }

    /**
     * The error of the denied jobs, as a part of a sentence. Empty if no error is stored, or if some of the jobs that
     * were not evaluated were not denied.
     */
    private static String deniedBy(Coverage coverage) {
        Failures failures = coverage.failures();
        // Otherwise the stored error may be the error of a job that was not denied
        boolean onlyDenied = failures.denied() == coverage.notEvaluated();
        return failures.examples().isEmpty() || !onlyDenied
                ? ""
                : ", " + PlainText.line(failures.examples().getFirst().error(), ERROR_LENGTH) + " on iot:DescribeJob";
    }

    private static long unknown(Coverage coverage) {
        return (long) coverage.notEvaluated() + coverage.deletions().heldBack();
    }
}
