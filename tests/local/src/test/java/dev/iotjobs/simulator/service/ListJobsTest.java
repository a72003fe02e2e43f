package dev.iotjobs.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.TargetSelection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.JobSummary;
import software.amazon.awssdk.services.iot.model.ListJobsResponse;

class ListJobsTest {

    private final TestAccount aws = new TestAccount();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void listJobs_emptyAccount_givesNoJobsAndNoToken() {
        ListJobsResponse page = aws.iot.listJobs(r -> r.maxResults(250));

        assertThat(page.hasJobs()).isTrue();
        assertThat(page.jobs()).isEmpty();
        assertThat(page.nextToken()).isNull();
    }

    @Test
    void listJobs_exactlyAPageFull_givesNoToken() {
        fill(250);
        assertThat(aws.iot.listJobs(r -> r.maxResults(250)).nextToken()).isNull();

        aws.put(aws.job("one-more"));
        assertThat(aws.iot.listJobs(r -> r.maxResults(250)).nextToken()).isNotNull();
    }

    @Test
    void listJobs_pagedToTheEnd_givesEveryJobOnce() {
        fill(1_003);

        List<String> ids = aws.iot.listJobsPaginator(r -> r.maxResults(250)).jobs().stream()
                .map(JobSummary::jobId)
                .toList();

        assertThat(ids).hasSize(1_003).doesNotHaveDuplicates();
        assertThat(aws.log().calls("ListJobs")).isEqualTo(5);
    }

    @Test
    void listJobs_withoutMaxResults_givesFifty() {
        fill(51);
        assertThat(aws.iot.listJobs().jobs()).hasSize(50);
    }

    @Test
    void listJobs_maxResultsOutOfBounds_isInvalid() {
        for (int bad : new int[] {0, -1, 251}) {
            assertThatThrownBy(() -> aws.iot.listJobs(r -> r.maxResults(bad)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("'" + bad + "' at 'maxResults'");
        }
        assertThat(aws.iot.listJobs(r -> r.maxResults(1)).jobs()).isEmpty();
    }

    @Test
    void listJobs_jobThatChangesStatusMeanwhile_movesToAPageThatWasRead() {
        fill(10);
        List<JobSummary> seen = new ArrayList<>();
        ListJobsResponse first = aws.iot.listJobs(r -> r.maxResults(5));
        seen.addAll(first.jobs());
        aws.account.mutate(
                TestAccount.REGION,
                "job-00009",
                job -> job.toBuilder().status(JobStatus.COMPLETED).build());
        seen.addAll(aws.iot.listJobs(r -> r.nextToken(first.nextToken())).jobs());

        assertThat(seen).extracting(JobSummary::jobId).hasSize(9).doesNotContain("job-00009");
    }

    @Test
    void listJobs_lastJobOfAPageIsGone_continuesAfterItsPlace() {
        fill(10);
        ListJobsResponse first = aws.iot.listJobs(r -> r.maxResults(5));
        assertThat(aws.account.remove(TestAccount.REGION, first.jobs().getLast().jobId()))
                .isTrue();

        assertThat(aws.iot.listJobs(r -> r.nextToken(first.nextToken())).jobs()).hasSize(5);
    }

    @Test
    void listJobs_expiredToken_isInvalid() {
        fill(2);
        String token = aws.iot.listJobs(r -> r.maxResults(1)).nextToken();
        aws.pass(aws.account.pageTokenLifetime());
        assertThat(aws.iot.listJobs(r -> r.nextToken(token)).jobs()).hasSize(1);

        aws.pass(Duration.ofMillis(1));
        assertThatThrownBy(() -> aws.iot.listJobs(r -> r.nextToken(token)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void listJobs_forgedToken_isInvalid() {
        fill(2);
        String token = aws.iot.listJobs(r -> r.maxResults(1)).nextToken();
        for (String forged : List.of("x", "a.b", "", token + "x", "!!." + token)) {
            assertThatThrownBy(() -> aws.iot.listJobs(r -> r.nextToken(forged)))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void listJobs_tokenOfAnotherListOrRegion_isInvalid() {
        fill(2);
        String token = aws.iot.listJobs(r -> r.maxResults(1)).nextToken();
        assertThatThrownBy(() -> aws.iot.listJobs(r -> r.nextToken(token).status("COMPLETED")))
                .isInstanceOf(InvalidRequestException.class);
        try (var elsewhere = aws.iotIn("us-east-1")) {
            assertThatThrownBy(() -> elsewhere.listJobs(r -> r.nextToken(token)))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void listJobs_tokenRefusedByPlan_isInvalidThatTimeOnly() {
        fill(2);
        aws.account.faults().add(JobFaults.stalePageToken(new Fault.When.Nth(1)));
        String token = aws.iot.listJobs(r -> r.maxResults(1)).nextToken();

        assertThatThrownBy(() -> aws.iot.listJobs(r -> r.nextToken(token))).isInstanceOf(InvalidRequestException.class);
        assertThat(aws.iot.listJobs(r -> r.nextToken(token)).jobs()).hasSize(1);
    }

    @Test
    void listJobs_changeByPlanBeforeThePage_isSeenInIt() {
        fill(2);
        aws.account
                .faults()
                .add(Fault.always(
                        Fault.Where.operation("ListJobs").withPageToken(),
                        new Fault.Effect.Before(() -> aws.account.remove(TestAccount.REGION, "job-00001"))));
        String token = aws.iot.listJobs(r -> r.maxResults(1)).nextToken();

        assertThat(aws.iot.listJobs(r -> r.nextToken(token)).jobs()).isEmpty();
    }

    @Test
    void listJobs_order_isStatusThenNewestFirst() {
        aws.put(aws.job("old"));
        aws.pass(Duration.ofMillis(1));
        aws.put(aws.job("new"));
        aws.put(aws.job("done").status(JobStatus.COMPLETED));
        assertThat(ids(aws.iot.listJobs())).containsExactly("done", "new", "old");
    }

    @Test
    void listJobs_filters_narrowTheList() {
        aws.put(aws.job("plain"));
        aws.put(aws.job("continuous").targetSelection(TargetSelection.CONTINUOUS));
        aws.put(aws.job("grouped").targets(List.of(aws.group("pumps"))).thingGroupId("id-1"));
        aws.put(aws.job("near-miss").targets(List.of(aws.group("old-pumps"))));
        aws.put(aws.job("waiting").targets(List.of(aws.group("pumps"))).status(JobStatus.SCHEDULED));
        aws.put(aws.job("greengrass").namespaceId("ggns"));

        assertThat(ids(aws.iot.listJobs(r -> r.status("SCHEDULED")))).containsExactly("waiting");
        assertThat(ids(aws.iot.listJobs(r -> r.targetSelection("CONTINUOUS")))).containsExactly("continuous");
        assertThat(ids(aws.iot.listJobs(r -> r.thingGroupName("pumps")))).containsExactly("grouped");
        assertThat(ids(aws.iot.listJobs(r -> r.thingGroupId("id-1")))).containsExactly("grouped");
        assertThat(ids(aws.iot.listJobs(r -> r.namespaceId("ggns")))).containsExactly("greengrass");
        assertThatThrownBy(() -> aws.iot.listJobs(r -> r.status("QUEUED"))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void listJobs_filteredAndPaged_reachesTheEnd() {
        fill(20);
        IntStream.range(0, 7).forEach(n -> aws.put(aws.job("done-" + n).status(JobStatus.COMPLETED)));
        assertThat(aws.iot
                        .listJobsPaginator(r -> r.maxResults(3).status("COMPLETED"))
                        .jobs())
                .hasSize(7);
    }

    @Test
    void listJobs_otherRegion_isAnotherList() {
        fill(1);
        try (var elsewhere = aws.iotIn("us-east-1")) {
            assertThat(elsewhere.listJobs().jobs()).isEmpty();
        }
    }

    @Test
    void listJobs_summary_hasItsFields() {
        aws.put(aws.job("one").isConcurrent(true).thingGroupId("g"));
        JobSummary summary = aws.iot.listJobs().jobs().getFirst();

        assertThat(summary.jobArn()).isEqualTo("arn:aws:iot:eu-west-1:123456789012:job/one");
        assertThat(summary.createdAt()).isEqualTo(TestAccount.START);
        assertThat(summary.isConcurrent()).isTrue();
        assertThat(summary.thingGroupId()).isEqualTo("g");
        assertThat(summary.completedAt()).isNull();
    }

    private void fill(int jobs) {
        for (int n = 0; n < jobs; n++) {
            aws.put(aws.job("job-%05d".formatted(n)));
        }
    }

    private static List<String> ids(ListJobsResponse page) {
        return page.jobs().stream().map(JobSummary::jobId).toList();
    }
}
