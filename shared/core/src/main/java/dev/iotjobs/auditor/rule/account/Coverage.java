package dev.iotjobs.auditor.rule.account;

import dev.iotjobs.auditor.rule.Place;

/**
 * How much of a Region one audit saw, in jobs.
 *
 * @param listed jobs that ListJobs told of
 * @param listingComplete whether ListJobs was read to its end
 * @param described jobs that DescribeJob was answered for in this audit
 * @param evaluated jobs whose verdicts rest on evidence that is fresh enough
 * @param denied jobs that may not be described
 * @param failed jobs whose description failed or could not be read
 * @param vanished jobs listed that were gone when they were described
 * @param pending jobs for which no time was left
 */
public record Coverage(
        Place place,
        int listed,
        boolean listingComplete,
        int described,
        int evaluated,
        int denied,
        int failed,
        int vanished,
        int pending) {

    /** Jobs that should have verdicts. */
    public int expected() {
        return evaluated + denied + failed + pending;
    }

    /** Share of the jobs that have verdicts on fresh evidence; 100 when there are none, 0 when nobody could look. */
    public double percent() {
        if (expected() == 0) {
            return listingComplete ? 100 : 0;
        }
        return 100.0 * evaluated / expected();
    }

    /** The same to be shown: with one decimal, cut and not rounded up, and 100 only when everything was seen. */
    public double shownPercent() {
        double cut = Math.floor(percent() * 10) / 10;
        return isComplete() ? 100 : Math.min(cut, 99.9);
    }

    /** How many more audits like this one the jobs still waiting need; 0 when none waits. */
    public int auditsToGo() {
        return pending == 0 ? 0 : (int) Math.ceil((double) pending / Math.max(1, described));
    }

    public boolean isComplete() {
        return listingComplete && evaluated == expected();
    }
}
