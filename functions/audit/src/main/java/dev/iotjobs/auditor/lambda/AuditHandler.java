package dev.iotjobs.auditor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.iotjobs.auditor.audit.AuditProgress;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.ConnectionException;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.auditor.aws.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.MetricsFactory;

/**
 * Makes one audit an invocation. Connections are made once and kept; a configuration that does not work is a clear error
 * at each invocation, and mends itself when what it needs is there.
 *
 * <p>One Region that fails is a result and a metric. Only when none could be audited the invocation itself fails.
 */
public final class AuditHandler implements RequestStreamHandler {

    /** Left of the time for answering after the audit has ended. */
    private static final Duration ANSWERING = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private @Nullable AwsAudit connected;

    /** Called by Lambda. */
    public AuditHandler() {
        this(System.getenv());
    }

    AuditHandler(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        AuditEvent event = AuditEvent.read(input);
        AuditResult result = PowertoolsLogging.withLogging(context, () -> audit(event, context));
        JSON.writeValue(output, result);
    }

    private AuditResult audit(AuditEvent event, Context context) {
        String runId = context.getAwsRequestId();
        try (var _ = MDC.putCloseable("run_id", runId)) {
            AwsAudit audit = connection();
            List<String> regions = event.regions().isEmpty() ? audit.regions() : event.regions();
            AuditReport report =
                    audit.audit(runId, regions, event.jobIds(), deadline(context), _ -> AuditProgress.NONE);
            AuditLog.write(report);
            new AuditMetrics(MetricsFactory.getMetricsInstance()).count(report);
            requireOneRegion(report);
            return AuditResult.of(report);
        } catch (SettingsException | ConnectionException e) {
            throw new AuditFailedException(String.valueOf(e.getMessage()));
        }
    }

    private synchronized AwsAudit connection() {
        if (connected == null) {
            connected = AwsAudit.connect(Settings.fromEnvironment(environment), Resources.EXISTING);
        }
        return connected;
    }

    private static Deadline deadline(Context context) {
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
        Duration time = remaining.compareTo(ANSWERING.multipliedBy(2)) > 0 ? remaining.minus(ANSWERING) : remaining;
        return Deadline.in(time, Instant.now());
    }

    private static void requireOneRegion(AuditReport report) {
        boolean allFailed = report.runs().stream().allMatch(run -> run.outcome() == RegionRun.Outcome.FAILED);
        if (allFailed) {
            throw new AuditFailedException(report.runs().stream()
                    .map(run -> run.place().region() + ": " + run.message())
                    .collect(Collectors.joining("; ", "no Region could be audited: ", "")));
        }
    }
}
