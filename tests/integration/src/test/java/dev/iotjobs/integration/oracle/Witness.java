package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Answer;
import dev.iotjobs.auditor.audit.AuditProgress;
import dev.iotjobs.auditor.audit.JobFilter;
import dev.iotjobs.auditor.audit.JobPage;
import dev.iotjobs.auditor.audit.JobSource;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees all that the service answers, and when: the observations an audit has made, whatever it makes of them. */
final class Witness implements JobSource, AuditProgress {

    private final JobSource service;
    private final Lockstep lockstep;
    private final Set<JobKey> listed = new LinkedHashSet<>();
    private final List<Description> descriptions = new ArrayList<>();
    private boolean listedWhole;

    Witness(JobSource service, Lockstep lockstep) {
        this.service = service;
        this.lockstep = lockstep;
    }

    /** What DescribeJob answered to the audit. */
    record Description(String jobId, Instant at, Answer<Job> answer) {}

    @Override
    public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
        lockstep.called();
        Answer<JobPage> answer = service.listJobs(filter, nextToken);
        lockstep.takenIn();
        if (answer instanceof Answer.Ok<JobPage>(var page)) {
            note(page, filter);
        }
        return answer;
    }

    private synchronized void note(JobPage page, JobFilter filter) {
        listedWhole |= filter.status() == null && page.nextToken() == null;
        page.jobs().stream().filter(filter::matches).forEach(job -> listed.add(job.key()));
    }

    @Override
    public Answer<Job> describeJob(String jobId) {
        lockstep.called();
        Answer<Job> answer = service.describeJob(jobId);
        note(new Description(jobId, lockstep.instant(), answer));
        if (answer instanceof Answer.Throttled) {
            lockstep.throttled();
        } else if (answer instanceof Answer.Failed) {
            lockstep.takenIn(); // whether it is tried again or given up, the time no longer matters
        }
        return answer;
    }

    /** Told after each job that is settled. */
    @Override
    public void described(int done, int planned) {
        lockstep.takenIn();
    }

    private synchronized void note(Description description) {
        descriptions.add(description);
    }

    @Override
    public Answer<Double> appliedQuota(String quotaCode) {
        return service.appliedQuota(quotaCode);
    }

    @Override
    public Answer<Double> defaultQuota(String quotaCode) {
        return service.defaultQuota(quotaCode);
    }

    /** The jobs that were listed. */
    synchronized Set<JobKey> listed() {
        return Set.copyOf(listed);
    }

    /** Whether the list of all jobs was read to its end. */
    synchronized boolean listedWhole() {
        return listedWhole;
    }

    /** In the order of the answers. */
    synchronized List<Description> descriptions() {
        return List.copyOf(descriptions);
    }

    /** Whether a description was. */
    synchronized boolean wasThrottled() {
        return descriptions.stream().anyMatch(description -> description.answer() instanceof Answer.Throttled);
    }
}
