package dev.iotjobs.load.audit;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.local.SimulatedTimeline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Audits of one Region in this process, in simulated time: as the function makes them, with 14 minutes for each. Only
 * one at a time, for the SDK finds its endpoint in system properties.
 */
public final class AuditInProcess implements AutoCloseable {

    /** What the function has, of 15 minutes from tick to tick. */
    public static final Duration TIME = Duration.ofMinutes(14);

    private final SimulatedTimeline timeline;
    private final AwsAudit audit;
    private int runs;

    /**
     * Connects.
     *
     * @param dynamoDb where DynamoDB answers; everything else is at the first endpoint
     * @param environment {@code AUDIT_*} variables, without the Region
     */
    public AuditInProcess(
            URI endpoint,
            URI dynamoDb,
            SimulatedTimeline timeline,
            Resources resources,
            Map<String, String> environment) {
        this.timeline = timeline;
        Map.of(
                        "aws.accessKeyId",
                        "test",
                        "aws.secretAccessKey",
                        "test",
                        "aws.endpointUrl",
                        endpoint.toString(),
                        "aws.endpointUrlDynamoDb",
                        dynamoDb.toString())
                .forEach(System::setProperty);
        Settings settings = Settings.fromEnvironment(environment).withRegions(List.of(LargeAccount.REGION));
        this.audit = AwsAudit.connect(settings.withHomeRegion(LargeAccount.REGION), resources, timeline, 1);
    }

    /** Audits at the default budget that keep what they find in memory. */
    public static AuditInProcess dry(URI endpoint, SimulatedTimeline timeline) {
        return new AuditInProcess(endpoint, endpoint, timeline, Resources.IN_MEMORY, Map.of());
    }

    public RegionRun run() {
        AuditRequest request = AuditRequest.scheduled(
                "run-" + timeline.instant() + "-" + ++runs, Scope.EVERY_JOB, Deadline.in(TIME, timeline.instant()));
        AuditReport report = audit.audit(request, List.of(LargeAccount.REGION), _ -> AuditProgress.NONE);
        AlertReport alerts = report.alerts();
        if (alerts.isFailed()) {
            throw new IllegalStateException("the message was not sent: " + alerts.failure());
        }
        RegionRun run = report.runs().getFirst();
        if (run.outcome() != RegionRun.Outcome.COMPLETED) {
            throw new IllegalStateException("the audit ended as " + run.outcome() + ": " + run.message());
        }
        return run;
    }

    @Override
    public void close() {
        audit.close();
    }
}
