package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.time.Timeline;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that jobs are described while the list is still read, also with a rate limit. */
class OverlapTest {

    private static final int JOBS = 600;
    private static final int CALLS_A_SECOND = 200;
    private static final Duration A_PAGE = Duration.ofMillis(400);

    @Test
    void rateLimit_slowList_jobsOfEarlierPagesAreDescribedMeanwhile() throws IOException {
        SimulatedAccount account = DryAudit.account(JOBS);
        List<Long> describedBeforeEachPage = Collections.synchronizedList(new ArrayList<>());
        try (DryAudit audit = new DryAudit(account, Timeline.system(), Integer.toString(CALLS_A_SECOND))) {
            Effect counted = new Effect.Before(
                    () -> describedBeforeEachPage.add(audit.requests().calls("DescribeJob")));
            account.faults().add(new Fault(Where.operation("ListJobs"), new When.Always(), counted));
            account.faults().add(new Fault(Where.operation("ListJobs"), new When.Always(), new Effect.Slow(A_PAGE)));

            RegionRun run = audit.run();

            assertThat(run.isComplete()).isTrue();
            assertThat(describedBeforeEachPage).hasSizeGreaterThanOrEqualTo(3);
            // Reading a page takes as long as 80 other calls
            assertThat(describedBeforeEachPage.getLast()).isBetween(40L, JOBS - 1L);
        }
    }
}
