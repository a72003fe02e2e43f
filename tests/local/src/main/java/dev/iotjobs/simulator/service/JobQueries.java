package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.JobTable;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.TargetSelection;
import dev.iotjobs.simulator.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Simulates the operations of AWS IoT that read jobs. */
final class JobQueries {

    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 250;
    private static final Pattern GROUP_NAME = Pattern.compile("[a-zA-Z0-9:_-]+");
    private static final Pattern GROUP_ID = Pattern.compile("[a-zA-Z0-9\\-]+");

    private final SimulatedAccount account;
    private final PageTokens tokens;

    JobQueries(SimulatedAccount account) {
        this.account = account;
        this.tokens = new PageTokens(account);
    }

    byte[] list(Request request) {
        @Nullable
        JobStatus status = Constraints.enumValue("status", request.query().get("status"), JobStatus.class);
        String list = listName("ListJobs", request);
        JobTable.@Nullable Position after = request.parameter("nextToken")
                .map(token -> position(tokens.redeem(list, token)))
                .orElse(null);
        JobTable.Page page = account.jobs(request.region()).page(status, after, filter(request), pageSize(request));
        JobTable.@Nullable Position next = page.next();
        return Json.object(json -> json.array(
                        "jobs",
                        page.jobs(),
                        (each, job) -> JobJson.summary(each, account.jobArn(request.region(), job.jobId()), job))
                .put("nextToken", next == null ? null : tokens.issue(list, text(next))));
    }

    byte[] describe(Request request, String jobId) {
        Constraints.flag("beforeSubstitution", request.query().get("beforeSubstitution"));
        return JobJson.description(account.jobArn(request.region(), jobId), job(request, jobId));
    }

    byte[] document(Request request, String jobId) {
        SimulatedJob job = job(request, jobId);
        boolean raw = Constraints.flag("beforeSubstitution", request.query().get("beforeSubstitution"));
        @Nullable String document = job.document();
        return Json.object(
                json -> json.put("document", document == null || raw ? document : substituted(document, job)));
    }

    byte[] executions(Request request, String jobId) {
        SimulatedJob job = job(request, jobId);
        String list = listName("ListJobExecutionsForJob/" + jobId, request);
        int start = request.parameter("nextToken")
                .map(token -> Integer.parseInt(tokens.redeem(list, token)))
                .orElse(0);
        JobExecutions executions = JobExecutions.of(job, account.iotArn(request.region(), "thing/"));
        JobExecutions.@Nullable Status status =
                Constraints.enumValue("status", request.query().get("status"), JobExecutions.Status.class);
        int end = Math.min(start + pageSize(request), executions.count(status));
        return Json.object(json -> json.array(
                        "executionSummaries", executions.slice(status, start, end), JobExecutions::write)
                .put("nextToken", end < executions.count(status) ? tokens.issue(list, Integer.toString(end)) : null));
    }

    private SimulatedJob job(Request request, String jobId) {
        return account.job(request.region(), jobId).orElseThrow(() -> Errors.noSuchJob(jobId));
    }

    private int pageSize(Request request) {
        int size = request.parameter("maxResults")
                .map(text -> Constraints.integer("maxResults", text))
                .orElse(DEFAULT_PAGE);
        Constraints.range("maxResults", size, 1, LARGEST_PAGE);
        return Math.min(size, account.largestPage());
    }

    private static Predicate<SimulatedJob> filter(Request request) {
        @Nullable
        TargetSelection selection =
                Constraints.enumValue("targetSelection", request.query().get("targetSelection"), TargetSelection.class);
        @Nullable String group = request.query().get("thingGroupName");
        @Nullable String groupId = request.query().get("thingGroupId");
        @Nullable String namespace = request.query().get("namespaceId");
        Constraints.pattern("thingGroupName", group, GROUP_NAME);
        Constraints.pattern("thingGroupId", groupId, GROUP_ID);
        return job -> (selection == null || job.targetSelection() == selection)
                && (group == null || targets(job, group))
                && (groupId == null || groupId.equals(job.thingGroupId()))
                && (namespace == null || namespace.equals(job.namespaceId()));
    }

    /**
     * Whether a list of the jobs of a thing group contains this job. As on AWS, such a list omits scheduled jobs
     * (aws-cli issue 8924).
     */
    private static boolean targets(SimulatedJob job, String group) {
        return job.status() != JobStatus.SCHEDULED
                && job.targets().stream().anyMatch(arn -> arn.endsWith(":thinggroup/" + group));
    }

    private static String listName(String operation, Request request) {
        Map<String, String> narrowing = new TreeMap<>(request.query());
        narrowing.keySet().removeAll(List.of("nextToken", "maxResults"));
        return operation + " " + request.region() + " " + narrowing;
    }

    private static String text(JobTable.Position position) {
        return position.status() + " " + position.createdAt() + " " + position.jobId();
    }

    private static JobTable.Position position(String text) {
        String[] parts = text.split(" ", 3);
        return new JobTable.Position(JobStatus.valueOf(parts[0]), Instant.parse(parts[1]), parts[2]);
    }

    private static String substituted(String document, SimulatedJob job) {
        String result = document;
        for (Map.Entry<String, String> parameter : job.documentParameters().entrySet()) {
            result = result.replace("${aws:iot:parameter:" + parameter.getKey() + "}", parameter.getValue());
        }
        return result;
    }
}
