package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.AuditSettings;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.auditor.time.Timeline;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.service.SimulatedServices;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Audits one Region of a simulated account several times, over HTTP with the SDK. Findings are stored in memory. By
 * default each audit describes every live job.
 */
public final class DryAudit implements AutoCloseable {

    public static final String ACCOUNT_ID = "123456789012";
    static final String REGION = "eu-west-1";

    private final SimulatedAccount account;
    private final Timeline timeline;
    private final SimulatorServer server;
    private final Map<String, String> surroundings;
    private final AwsAudit audit;
    private boolean isScheduled;
    private int runs;

    DryAudit(SimulatedAccount account, Timeline timeline, String maxTps) throws IOException {
        this.account = account;
        this.timeline = timeline;
        this.server = SimulatorServer.start(0, account, SimulatedServices.of(account));
        this.surroundings = Map.of(
                "aws.accessKeyId", "test",
                "aws.secretAccessKey", "test",
                "aws.endpointUrl", server.endpoint().toString());
        surroundings.forEach(System::setProperty);
        Map<String, String> settings = new HashMap<>(Map.of("AUDIT_REGIONS", REGION));
        settings.put("AUDIT_MAX_TPS", maxTps);
        int callsAtOnce = timeline instanceof SimulatedTimeline ? 1 : AuditSettings.DEFAULT_CALLS_AT_ONCE;
        this.audit = AwsAudit.connect(Settings.fromEnvironment(settings), Resources.IN_MEMORY, timeline, callsAtOnce);
    }

    /** An account with jobs in progress, each for one thing and two days old. */
    static SimulatedAccount account(int jobs) {
        SimulatedAccount account = new SimulatedAccount(ACCOUNT_ID, InstantSource.system());
        Instant created = Instant.now().minus(Duration.ofDays(2));
        for (int i = 0; i < jobs; i++) {
            account.put(
                    REGION,
                    SimulatedJob.described("job-" + i, created)
                            .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thing/" + i))
                            .build());
        }
        return account;
    }

    /** Makes audits without a rate limit, by the machine's clock. */
    static DryAudit of(SimulatedAccount account) throws IOException {
        return new DryAudit(account, Timeline.system(), "unlimited");
    }

    /** Makes all further audits scheduled ones: they describe only jobs that are due. */
    DryAudit scheduled() {
        isScheduled = true;
        return this;
    }

    AuditReport report(Duration time) {
        AuditRequest request = new AuditRequest(
                "run-" + ++runs,
                Scope.EVERY_JOB,
                Scope.EVERY_JOB,
                Set.of(),
                Deadline.in(time, timeline.instant()),
                isScheduled ? Set.of(Option.SCHEDULED) : Set.of());
        return audit.audit(request, List.of(REGION), _ -> AuditProgress.NONE);
    }

    RegionRun run(Duration time) {
        return report(time).runs().getFirst();
    }

    RegionRun run() {
        return run(Duration.ofMinutes(2));
    }

    SimulatedAccount account() {
        return account;
    }

    RequestLog requests() {
        return server.log();
    }

    @Override
    public void close() {
        audit.close();
        server.close();
        surroundings.keySet().forEach(System::clearProperty);
    }
}
