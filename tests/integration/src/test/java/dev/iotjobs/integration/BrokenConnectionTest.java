package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.http.RequestLog;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Only the audit may repeat a call whose connection broke. An HTTP client that repeats calls would exceed the audit's
 * rate limit, and the audit would not count these calls.
 */
class BrokenConnectionTest {

    private static final int JOBS = 40;
    private static final int FRESH = 4;

    /** The audit's first calls leave one open connection, and the calls for jobs use it one after the other. */
    @Test
    void describe_keptConnectionsReset_eachCallIsTheAuditsOwn() throws IOException {
        try (DryAudit audit = DryAudit.of(DryAudit.account(1))) {
            audit.account().faults().add(reset("DescribeJob", new When.First(2)));
            assertSeenAsReported(audit, "DescribeJob", new ApiCalls(3, 0, 2));
        }
    }

    /**
     * The delay makes all calls run at once, so each except one opens a new connection. There are too few failures in a
     * row to slow the audit down.
     */
    @Test
    void describe_freshConnectionsReset_eachCallIsTheAuditsOwn() throws IOException {
        try (DryAudit audit = DryAudit.of(DryAudit.account(FRESH))) {
            audit.account()
                    .faults()
                    .add(new Fault(
                            Where.operation("DescribeJob"),
                            new When.First(FRESH),
                            new Effect.Slow(Duration.ofMillis(300))));
            audit.account().faults().add(reset("DescribeJob", new When.First(FRESH)));
            assertSeenAsReported(audit, "DescribeJob", new ApiCalls(2 * FRESH, 0, FRESH));
        }
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of("before the call takes effect", new Effect.Reset()),
                Arguments.of("instead of an answer", new Effect.LoseAnswer()),
                Arguments.of("within an answer", new Effect.CutAnswer()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void describe_everyThirdConnectionBreaks_eachCallIsTheAuditsOwn(String when, Effect effect) throws IOException {
        try (DryAudit audit = DryAudit.of(DryAudit.account(JOBS))) {
            audit.account().faults().add(new Fault(Where.operation("DescribeJob"), new When.Every(3), effect));
            RegionRun run = audit.run();

            RequestLog.Totals seen = audit.requests().totals("DescribeJob");
            assertThat(seen.failed()).isGreaterThanOrEqualTo(JOBS / 3);
            assertThat(run.read().calls()).containsEntry("DescribeJob", new ApiCalls(seen.calls(), 0, seen.failed()));
        }
    }

    @Test
    void list_keptConnectionsReset_eachCallIsTheAuditsOwn() throws IOException {
        try (DryAudit audit = DryAudit.of(DryAudit.account(1))) {
            audit.account().faults().add(reset("ListJobs", new When.First(2)));
            assertSeenAsReported(audit, "ListJobs", new ApiCalls(3, 0, 2));
        }
    }

    private static void assertSeenAsReported(DryAudit audit, String operation, ApiCalls expected) {
        RegionRun run = audit.run();

        assertThat(run.isComplete()).as("%s", run.read().notEvaluated()).isTrue();
        assertThat(run.read().calls()).containsEntry(operation, expected);
        assertThat(audit.requests().calls(operation)).isEqualTo(expected.made());
    }

    private static Fault reset(String operation, When when) {
        return new Fault(Where.operation(operation), when, new Effect.Reset());
    }
}
