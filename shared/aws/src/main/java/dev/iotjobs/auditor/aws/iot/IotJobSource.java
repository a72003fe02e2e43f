package dev.iotjobs.auditor.aws.iot;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.aws.error.ErrorCodes;
import dev.iotjobs.auditor.job.Job;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.ListJobsRequest;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** AWS IoT and Service Quotas in one Region. Each method makes exactly one call. Safe for use by several threads. */
public final class IotJobSource implements JobSource {

    /** Maximum number of jobs in a page of ListJobs. */
    private static final int PAGE_SIZE = 250;

    private static final String SERVICE_CODE = "iot";
    private static final String IOT = "AWS IoT";
    private static final String SERVICE_QUOTAS = "Service Quotas";

    private final IotClient iot;
    private final ServiceQuotasClient quotas;

    /** Requires clients that never retry. The caller paces and retries calls. */
    public IotJobSource(IotClient iot, ServiceQuotasClient quotas) {
        this.iot = iot;
        this.quotas = quotas;
    }

    @Override
    public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
        ListJobsRequest request = ListJobsRequest.builder()
                .maxResults(PAGE_SIZE)
                .nextToken(nextToken)
                .status(filter.status() == null ? null : filter.status().value())
                .targetSelection(
                        filter.targetSelection() == null
                                ? null
                                : filter.targetSelection().value())
                .thingGroupName(filter.thingGroupName())
                .thingGroupId(filter.thingGroupId())
                .namespaceId(filter.namespaceId())
                .build();
        return answer(IOT, () -> JobMapper.page(iot.listJobs(request)));
    }

    @Override
    public Answer<Job> describeJob(String jobId, Collection<String> placeholders) {
        return answer(IOT, () -> JobMapper.job(iot.describeJob(request -> request.jobId(jobId)), placeholders));
    }

    @Override
    public Answer<TagPage> listTags(String jobArn, @Nullable String nextToken) {
        return answer(
                IOT,
                () -> JobMapper.tags(iot.listTagsForResource(
                        request -> request.resourceArn(jobArn).nextToken(nextToken))));
    }

    @Override
    public Answer<Double> appliedQuota(String quotaCode) {
        return answer(
                SERVICE_QUOTAS,
                () -> value(quotas.getServiceQuota(
                                request -> request.serviceCode(SERVICE_CODE).quotaCode(quotaCode))
                        .quota()));
    }

    @Override
    public Answer<Double> defaultQuota(String quotaCode) {
        return answer(
                SERVICE_QUOTAS,
                () -> value(quotas.getAWSDefaultServiceQuota(
                                request -> request.serviceCode(SERVICE_CODE).quotaCode(quotaCode))
                        .quota()));
    }

    private static Double value(@Nullable ServiceQuota quota) {
        if (quota == null || quota.value() == null) {
            throw new IllegalArgumentException("quota value: missing in the answer");
        }
        return quota.value();
    }

    private static <T> Answer<T> answer(String service, Supplier<T> call) {
        try {
            return new Answer.Ok<>(call.get());
        } catch (AwsServiceException e) {
            return refusal(e);
        } catch (SdkClientException e) {
            // The SDK got no answer, or an answer that does not match the API
            String message = ErrorCodes.describe(e);
            if (ErrorCodes.isUnreachable(e)) {
                return new Answer.Unreachable<>(service + " cannot be reached: " + message);
            }
            return ErrorCodes.isMalformed(e) ? new Answer.Malformed<>(message) : new Answer.Failed<>(message, true);
        } catch (RuntimeException e) {
            // The answer cannot be converted. Only this call fails, not the audit
            return new Answer.Malformed<>("the answer cannot be read: " + e.getMessage());
        }
    }

    private static <T> Answer<T> refusal(AwsServiceException e) {
        String message = ErrorCodes.describe(e);
        if (ErrorCodes.isThrottled(e)) {
            return new Answer.Throttled<>(message);
        }
        if (ErrorCodes.isDenied(e)) {
            return new Answer.Denied<>(message);
        }
        if (ErrorCodes.isMissing(e)) {
            return new Answer.Missing<>(message);
        }
        if (ErrorCodes.isRejected(e)) {
            return new Answer.Rejected<>(message);
        }
        return new Answer.Failed<>(message, ErrorCodes.isTransient(e));
    }
}
