package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Deletions;
import dev.iotjobs.auditor.fact.Coverage.Failures;
import dev.iotjobs.auditor.fact.Coverage.Listed;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.List;
import java.util.StringJoiner;

/** Describes the coverage of a Region in one line, with the reasons why jobs were not evaluated. */
public final class CoverageLine {

    private static final int PROBLEM_LENGTH = 200;

    /** The numbers from 2 to 10 in words. */
    private static final List<String> NUMBERS =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private CoverageLine() {}

    /**
     * The coverage, for example {@code 285 of 287 jobs (99.3 %): 1 denied, 1 failed; nothing is known about these two}.
     */
    public static String of(Coverage coverage) {
        StringJoiner text = new StringJoiner("; ");
        text.add(share(coverage) + causes(coverage));
        if (coverage.notEvaluated() > 0) {
            text.add("nothing is known about " + these(coverage.notEvaluated()));
        }
        if (!coverage.listed().isComplete()) {
            text.add(listing(coverage.listed()));
        }
        if (coverage.deletions().heldBack() > 0) {
            text.add(heldBack(coverage.deletions()));
        }
        return text.toString();
    }

    /**
     * A clause such as {@code ; 3 jobs are still to be described, the next audits describe them}. Empty if there are no
     * such jobs. Must not be called for a dry run: later audits do not continue it.
     */
    static String notReached(Coverage coverage) {
        int jobs = coverage.notReached().overdue() + coverage.notReached().unseen();
        if (jobs == 0) {
            return "";
        }
        return "; " + Figures.count(jobs, "job is", "jobs are") + " still to be described, the next audits describe "
                + (jobs == 1 ? "it" : "them");
    }

    private static String share(Coverage coverage) {
        return Figures.count(coverage.evaluated()) + " of " + Figures.count(coverage.expected(), "job") + " ("
                + Figures.percent(coverage.permille()) + ")";
    }

    private static String causes(Coverage coverage) {
        StringJoiner causes = new StringJoiner(", ", ": ", "").setEmptyValue("");
        Failures failures = coverage.failures();
        add(causes, failures.denied(), "denied");
        add(causes, failures.malformed(), "unreadable");
        add(causes, failures.failed(), "failed");
        add(causes, coverage.notReached().jobs(), "not reached");
        return causes.toString();
    }

    private static void add(StringJoiner causes, int count, String what) {
        if (count > 0) {
            causes.add(Figures.count(count) + " " + what);
        }
    }

    private static String these(int jobs) {
        if (jobs == 1) {
            return "this one";
        }
        int index = jobs - 2;
        return "these " + (index < NUMBERS.size() ? NUMBERS.get(index) : Figures.count(jobs));
    }

    private static String listing(Listed listed) {
        String what = listed.isNothing()
                ? "no job could be listed"
                : "the list of jobs is incomplete, there may be more jobs";
        String problem = PlainText.line(listed.problem(), PROBLEM_LENGTH);
        return problem.isEmpty() ? what : what + " (" + problem + ")";
    }

    private static String heldBack(Deletions deletions) {
        return "AWS IoT no longer finds " + Figures.count(deletions.heldBack()) + " of "
                + Figures.count(deletions.known(), "known job")
                + ", which is implausible: their findings stay open until an audit at least an hour"
                + " later finds the same; an audit with --accept-deletions closes them at once";
    }
}
