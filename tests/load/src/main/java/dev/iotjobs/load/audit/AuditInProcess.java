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
 * Audits one Region in this process and in simulated time, with the time limit of the function. Only one instance may
 * be in use at a time.
 */
public final class AuditInProcess implements AutoCloseable {

    /** The time limit of an audit. It is the function's default: one minute less than the tick of 15 minutes. */
    public static final Duration TIME = Duration.ofMinutes(14);

    private final SimulatedTimeline timeline;
    private final AwsAudit audit;
    private int runs;

    /**
     * Connects to a local account.
     *
     * @param endpoint address of all services except DynamoDB
     * @param dynamoDb address of DynamoDB
     * @param environment {@code AUDIT_*} variables that configure the auditor. The Region is always {@link
     *     LargeAccount#REGION}.
     */
    public AuditInProcess(
            URI endpoint,
            URI dynamoDb,
            SimulatedTimeline timeline,
            Resources resources,
            Map<String, String> environment) {
        this.timeline = timeline;
        // The SDK reads its endpoint from system properties, which all instances share
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
        // One call at a time: a thread that waits moves simulated time forward at once, even during other calls
        this.audit = AwsAudit.connect(settings.withHomeRegion(LargeAccount.REGION), resources, timeline, 1);
    }

    /**
     * Connects to a local account, but does not use its tables and topic. The audits keep their tables in memory. All
     * {@code AUDIT_*} variables have their defaults.
     */
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
