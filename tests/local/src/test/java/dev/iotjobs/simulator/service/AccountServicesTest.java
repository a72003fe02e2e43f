package dev.iotjobs.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.SimulatedQuotas;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.AccessDeniedException;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.sts.StsClient;

class AccountServicesTest {

    private final TestAccount aws = new TestAccount();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void getCallerIdentity_anyKey_namesTheAccount() {
        try (StsClient sts = aws.sts()) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo(TestAccount.ACCOUNT_ID);
            assertThat(sts.getCallerIdentity().arn()).startsWith("arn:aws:iam::123456789012:user/");
        }
    }

    @Test
    void serviceQuotas_appliedAndDefault_differ() {
        aws.account.quotas().apply(TestAccount.REGION, "iot", SimulatedQuotas.ACTIVE_SNAPSHOT_JOBS, 500);
        try (ServiceQuotasClient quotas = aws.serviceQuotas()) {
            String code = SimulatedQuotas.ACTIVE_SNAPSHOT_JOBS;
            assertThat(quotas.getServiceQuota(r -> r.serviceCode("iot").quotaCode(code))
                            .quota()
                            .value())
                    .isEqualTo(500);
            assertThat(quotas.getAWSDefaultServiceQuota(
                                    r -> r.serviceCode("iot").quotaCode(code))
                            .quota()
                            .value())
                    .isEqualTo(100_000);
            assertThat(quotas.listServiceQuotasPaginator(
                                    r -> r.serviceCode("iot").maxResults(3))
                            .quotas())
                    .hasSizeGreaterThan(6)
                    .extracting(each -> each.quotaCode())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void serviceQuotas_absentOrDenied_areTyped() {
        try (ServiceQuotasClient quotas = aws.serviceQuotas()) {
            aws.account.quotas().forget("iot", SimulatedQuotas.CONCURRENT_JOBS);
            assertThatThrownBy(() -> quotas.getServiceQuota(
                            r -> r.serviceCode("iot").quotaCode(SimulatedQuotas.CONCURRENT_JOBS)))
                    .isInstanceOf(NoSuchResourceException.class);
            aws.account.faults().add(JobFaults.deniedOperation("GetServiceQuota"));
            assertThatThrownBy(() -> quotas.getServiceQuota(
                            r -> r.serviceCode("iot").quotaCode(SimulatedQuotas.ACTIVE_SNAPSHOT_JOBS)))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void request_withoutAuthorization_isRefused() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(aws.server.endpoint().resolve("/jobs"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("MissingAuthenticationTokenException");
            assertThat(answer.body()).contains("Missing Authentication Token");
        }
    }

    @Test
    void request_unknownOperation_isRefusedByName() {
        assertThatThrownBy(() -> aws.iot.listThings()).isInstanceOfSatisfying(IotException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(404);
            assertThat(e).hasMessageContaining("GET /things");
        });
    }

    @Test
    void log_calls_namesActionsAndPeaks() {
        aws.put(aws.job("one"));
        aws.iot.listJobs();
        aws.iot.describeJob(r -> r.jobId("one"));
        aws.pass(Duration.ofMillis(999));
        aws.iot.describeJob(r -> r.jobId("one"));
        aws.pass(Duration.ofMillis(1));
        aws.iot.describeJob(r -> r.jobId("one"));

        assertThat(aws.log().iamActions()).containsExactly("iot:DescribeJob", "iot:ListJobs");
        assertThat(aws.log().totals("DescribeJob").mostInASecond()).isEqualTo(2);
        assertThat(aws.log().entries("DescribeJob")).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.resource()).isEqualTo("one");
            assertThat(entry.status()).isEqualTo(200);
        });
    }
}
