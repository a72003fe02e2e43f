package dev.iotjobs.load.audit;

import dev.iotjobs.load.audit.AuditProcess.Ended;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.http.RequestLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Measures the first audit of a simulated account that has AWS's rate limits. {@link #account} starts the account. The
 * caller runs the audit.
 *
 * @param jobs number of jobs to describe
 * @param burst number of calls that the service accepts at once
 * @param callsPerSecond rate of DescribeJob calls that the audit may make
 */
public record LimitedAudit(int jobs, int burst, double callsPerSecond) {

    /** The rate limit of AWS for DescribeJob and for ListJobs, in calls a second. */
    public static final double LIMIT = 10;

    public static final String REGION = "eu-west-1";
    public static final double PERCENT_THROTTLED = 1;

    public static final List<String> COLUMNS = List.of(
            "audit",
            "ideal s",
            "time s",
            "over the ideal s",
            "over the ideal %",
            "DescribeJob calls",
            "throttled",
            "most in a second");

    private static final double OF_IDEAL_TIME = 1.015;
    private static final double START_UP_SECONDS = 1;

    /** Starts a new account with {@link #jobs} jobs. */
    public LocalAccount account() throws IOException {
        SimulatedAccount account = new SimulatedAccount(LocalAccount.ACCOUNT_ID, InstantSource.system());
        RecentFleet.moveInto(account, REGION, jobs);
        account.rateLimits().limit("DescribeJob", LIMIT, burst);
        account.rateLimits().limit("ListJobs", LIMIT, burst);
        return LocalAccount.start(account, LocalAccount.ANY_PORT);
    }

    public String name() {
        return String.format(Locale.ROOT, "%,d jobs, burst of %d", jobs, burst);
    }

    /** The seconds that the DescribeJob calls alone take at the allowed rate. */
    public double idealSeconds() {
        return jobs / callsPerSecond;
    }

    /**
     * Three figures of the audit, each with its bound: how long the audit took, how many jobs it did not describe, and
     * the percentage of throttled DescribeJob calls.
     */
    public List<Figure> figures(Ended ended, RequestLog requests) {
        RequestLog.Totals describes = requests.totals("DescribeJob");
        long answered = describes.calls() - describes.throttled() - describes.failed();
        return List.of(
                Figure.of(name() + ": time, launcher included", ended.seconds(), "s")
                        .atMost(idealSeconds() * OF_IDEAL_TIME + START_UP_SECONDS),
                Figure.count(name() + ": lost", jobs - answered).exactly(0),
                Figure.of(name() + ": throttled", percentThrottled(describes), "%")
                        .atMost(PERCENT_THROTTLED));
    }

    /** One row of values for a table with {@link #COLUMNS}. */
    public List<Object> row(Ended ended, RequestLog requests) {
        RequestLog.Totals describes = requests.totals("DescribeJob");
        double over = ended.seconds() - idealSeconds();
        return List.of(
                name(),
                idealSeconds(),
                ended.seconds(),
                over,
                100 * over / idealSeconds(),
                describes.calls(),
                describes.throttled(),
                describes.mostInASecond());
    }

    public static double percentThrottled(RequestLog.Totals calls) {
        return 100.0 * calls.throttled() / calls.calls();
    }
}
