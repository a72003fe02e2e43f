package dev.iotjobs.load;

import dev.iotjobs.load.AuditProcess.Ended;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.RequestLog;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Audits at the whole of a rate limit of 10 calls a second: is it used, and kept? */
@Command(name = "pacing", description = "400 and 1,000 jobs at 10 calls a second, the whole budget (3 minutes).")
final class PacingLoad implements Load {

    private static final String REGION = "eu-west-1";
    private static final double CALLS_PER_SECOND = 10;

    /** As AWS does, about as many calls as the limit gives in a second may come at once. */
    private static final int BURST = 10;

    private static final double OF_IDEAL_TIME = 1.015;
    private static final double START_UP_SECONDS = 1;
    private static final double PERCENT_THROTTLED = 1;

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (int jobs : List.of(400, 1000)) {
            progress.step("auditing " + jobs + " jobs");
            figures.addAll(audit(jobs));
        }
        return new Measurement(
                "First audits, './audit run --dry-run --max-tps 10', against a limit of 10 calls a second", figures);
    }

    private static List<Figure> audit(int jobs) throws IOException, InterruptedException {
        SimulatedAccount account = new SimulatedAccount(LocalAccount.ACCOUNT_ID, InstantSource.system());
        Fleet.of(new FleetSettings(
                        1, jobs, REGION, account.accountId(), account.clock().instant()))
                .moveInto(account);
        account.rateLimits().limit("DescribeJob", CALLS_PER_SECOND, BURST);
        account.rateLimits().limit("ListJobs", CALLS_PER_SECOND, BURST);
        try (LocalAccount local = LocalAccount.start(account, 0, 0)) {
            Ended ended = new AuditProcess(local.environment(REGION))
                    .run("run", "--dry-run", "--max-tps", "10")
                    .orFail();
            RequestLog.Totals describes = local.requests().totals("DescribeJob");
            double ideal = jobs / CALLS_PER_SECOND;
            long answered = describes.calls() - describes.throttled() - describes.failed();
            return List.of(
                    Figure.of(jobs + " jobs: time, launcher included", ended.seconds(), "s")
                            .atMost(ideal * OF_IDEAL_TIME + START_UP_SECONDS),
                    Figure.count(jobs + " jobs: lost", jobs - answered).exactly(0),
                    Figure.of(jobs + " jobs: throttled", 100.0 * describes.throttled() / describes.calls(), "%")
                            .atMost(PERCENT_THROTTLED));
        }
    }
}
