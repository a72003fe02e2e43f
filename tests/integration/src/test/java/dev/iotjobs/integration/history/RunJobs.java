package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.job.Job;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The IoT jobs of one Region for one run. The run stops before each call. */
final class RunJobs implements JobSource {

    private final Run run;
    private final RegionJobs region;

    RunJobs(Run run, RegionJobs region) {
        this.run = run;
        this.region = region;
    }

    @Override
    public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
        return call("list " + filter.status() + " " + nextToken, () -> region.list(filter, nextToken));
    }

    @Override
    public Answer<Job> describeJob(String jobId, Collection<String> placeholders) {
        Answer<Job> answer = call("describe " + jobId, () -> region.describe(jobId));
        run.world.witness.records().described(run, region.place, jobId, answer);
        return answer;
    }

    @Override
    public Answer<TagPage> listTags(String jobArn, @Nullable String nextToken) {
        return call("tags " + jobArn, () -> new Answer.Ok<>(new TagPage(Map.of(), null)));
    }

    @Override
    public Answer<Double> appliedQuota(String quotaCode) {
        return call("quota " + quotaCode, () -> region.quota(quotaCode));
    }

    @Override
    public Answer<Double> defaultQuota(String quotaCode) {
        return call("default quota " + quotaCode, () -> region.quota(quotaCode));
    }

    private <T> Answer<T> call(String what, Supplier<Answer<T>> answer) {
        return run.call(false, () -> region.place.region() + " " + what, fault -> switch (fault) {
            case NOT_DONE -> new Answer.Failed<>("500", true);
            case ANSWER_LOST -> new Answer.Denied<>("AccessDeniedException");
            case TWICE -> new Answer.Throttled<>("ThrottlingException");
            case LATE -> new Answer.Failed<>("the answer cannot be read", false);
            case NONE, KILLED_BEFORE, KILLED_AFTER -> answer.get();
        });
    }
}
