package dev.iotjobs.auditor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.aws.Account;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Makes one audit or sends one test message in each invocation. An invocation fails if the configuration is invalid or
 * if all Regions fail. If only some Regions fail, the result and a metric show it.
 */
public final class AuditHandler implements RequestStreamHandler {

    /** Time reserved for logs, metrics and the answer after the audit. */
    private static final Duration ANSWERING = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private final InstantSource clock;
    private volatile @Nullable Account account;
    private @Nullable AwsAudit connected;

    /** Lambda calls this constructor when it initialises an environment. */
    public AuditHandler() {
        this(System.getenv(), InstantSource.system());
        connectEarly();
    }

    AuditHandler(Map<String, String> environment, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** Makes clients and connections while Lambda initialises the environment. */
    private void connectEarly() {
        // Loading the classes takes most of the processor time of a first audit. During initialisation, Lambda provides
        // more processor time than a small MemorySize provides to an invocation.
        try {
            connection(Settings.fromEnvironment(environment));
        } catch (RuntimeException _) {
            // Not reported here: the invocation connects again and reports the problem
        }
    }

    /**
     * Makes the audit or sends the test message that the event requests. Returns an {@link AuditResult} or a {@link
     * TestMessageResult}.
     *
     * @throws InvalidEventException if the function cannot use the event
     * @throws AuditFailedException if no Region could be audited, SNS did not confirm the test message, or an
     *     unexpected error ended the invocation
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        AuditEvent event = AuditEvent.read(input);
        Object result = PowertoolsLogging.withLogging(context, () -> answer(event, context));
        JSON.writeValue(output, result);
    }

    private Object answer(AuditEvent event, Context context) {
        // Not Lambda's request id: if Lambda delivers an event twice, both invocations have the same request id
        String runId = UUID.randomUUID().toString();
        try (var _ = MDC.putCloseable(AuditLog.RUN_ID, runId)) {
            return event.alertTest() ? test(runId, context) : audit(runId, event, context);
        }
    }

    private TestMessageResult test(String runId, Context context) {
        AwsAudit.Probe test = attempt(runId, context, (audit, _) -> audit.test(runId));
        AuditLog.test(test);
        return switch (test.delivery()) {
            case Delivery.Accepted _ -> TestMessageResult.of(runId, test);
            case Delivery.Refused(var reason) -> throw new AuditFailedException("test message not sent: " + reason);
            case Delivery.Unknown(var reason) ->
                throw new AuditFailedException(
                        "SNS did not confirm the test message, which may still arrive: " + reason);
        };
    }

    private AuditResult audit(String runId, AuditEvent event, Context context) {
        AuditReport report = attempt(runId, context, (audit, settings) -> {
            List<String> regions = event.regions().isEmpty() ? audit.regions() : event.regions();
            AuditLog.start(event, regions);
            AuditReport made =
                    audit.audit(request(runId, settings.scope(), event, context), regions, _ -> AuditProgress.NONE);
            AuditLog.end(made);
            AuditMetrics.of(environment).publish(made, audit.regions());
            return made;
        });
        requireOneRegion(report);
        return AuditResult.of(report);
    }

    /** Runs the work. If an exception occurs, publishes a failure metric and throws {@link AuditFailedException}. */
    private <T> T attempt(String runId, Context context, BiFunction<AwsAudit, Settings, T> work) {
        try {
            account = Account.ofArn(context.getInvokedFunctionArn());
            Settings settings = Settings.fromEnvironment(environment);
            return work.apply(connection(settings), settings);
        } catch (SettingsException | ConnectionException e) {
            // An invocation that fails here publishes no other metric
            AuditMetrics.of(environment).publishFailure();
            throw new AuditFailedException("nothing can be audited: " + e.getMessage());
        } catch (RuntimeException e) {
            // An Error is not caught here: Lambda then replaces the environment, which may be broken
            // The log has the stack trace only here: the exception that Lambda logs has none
            AuditLog.broken(e);
            AuditMetrics.of(environment).publishFailure();
            throw AuditFailedException.unexpected(runId, e, context.getLogGroupName());
        }
    }

    private synchronized AwsAudit connection(Settings settings) {
        if (connected == null) {
            connected = AwsAudit.connect(settings, this::account);
        }
        return connected;
    }

    /** The account from the function's ARN. The ARN is known only during an invocation. */
    private Account account() {
        return Objects.requireNonNull(account, "an invocation");
    }

    private AuditRequest request(String runId, Scope configured, AuditEvent event, Context context) {
        return new AuditRequest(
                runId, configured, configured, event.jobIds(), deadline(context), Set.of(Option.SCHEDULED));
    }

    private Deadline deadline(Context context) {
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
        return Deadline.in(remaining, clock.instant()).reserving(ANSWERING);
    }

    /** Fails if all Regions failed. A Region that another audit is auditing has not failed. */
    private static void requireOneRegion(AuditReport report) {
        boolean allFailed = report.runs().stream().allMatch(run -> run.outcome() == RegionRun.Outcome.FAILED);
        if (allFailed) {
            throw new AuditFailedException(report.runs().stream()
                    .map(run -> run.place().region() + ": " + run.message())
                    .collect(Collectors.joining("; ", "no Region could be audited: ", "")));
        }
    }
}
