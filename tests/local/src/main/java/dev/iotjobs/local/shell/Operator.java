package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Changes jobs between two audits of the demonstration, as a person would with the API of AWS IoT. */
final class Operator implements AutoCloseable {

    private static final String TIMEOUT_MISSING = "IOTJ-CFG-01";
    private static final String FAILURE_RATE = "IOTJ-RUN-01";
    private static final String AN_HOUR = "{\"timeoutConfig\":{\"inProgressTimeoutInMinutes\":60}}";

    private final LocalAccount account;
    private final String region;
    private final HttpClient http = HttpClient.newHttpClient();

    Operator(LocalAccount account, String region) {
        this.account = account;
        this.region = region;
    }

    /**
     * Fixes a job, force-cancels another and deletes a third. A change is left out if the fleet has no suitable job.
     *
     * @return one line for each change
     */
    List<String> change(List<Finding> findings) {
        List<String> actions = new ArrayList<>();
        jobsWith(TIMEOUT_MISSING, findings).stream().findFirst().ifPresent(job -> actions.add(fix(job)));
        healthyJob(findings).ifPresent(job -> actions.add(forceCancel(job)));
        jobsWith(FAILURE_RATE, findings).stream().findFirst().ifPresent(job -> actions.add(delete(job)));
        return actions;
    }

    private String fix(String jobId) {
        call("PATCH", "/jobs/" + jobId, AN_HOUR);
        return "  fixed            " + jobId + ": in-progress timeout set to 60 min";
    }

    private String forceCancel(String jobId) {
        call("PUT", "/jobs/" + jobId + "/cancel?force=true", "{\"reasonCode\":\"DEMO\"}");
        return "  force-cancelled  " + jobId + ", while devices are updating";
    }

    private String delete(String jobId) {
        call("DELETE", "/jobs/" + jobId + "?force=true", "");
        return "  deleted          " + jobId + ", with its failures";
    }

    /**
     * Calls AWS IoT in the local account.
     *
     * @throws IllegalStateException if the response has a status other than 200
     */
    private void call(String method, String path, String body) {
        // The local account reads the credential scope, but checks no signature
        HttpRequest request = HttpRequest.newBuilder(account.endpoint().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=operator/20260101/" + region + "/iot/aws4_request")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + method + " " + path, e);
        }
    }

    /** Ids of the jobs in progress that break this rule. Jobs that break no other rule come first. */
    private List<String> jobsWith(String ruleId, List<Finding> findings) {
        List<String> ids = findings.stream()
                .filter(Finding::isOpen)
                .filter(finding -> finding.key().ruleId().equals(ruleId))
                .map(finding -> finding.key().subject().name())
                .filter(id -> account.account()
                        .job(region, id)
                        .filter(Operator::isInProgress)
                        .isPresent())
                .sorted()
                .toList();
        Predicate<String> alone = id -> findings.stream()
                        .filter(finding -> finding.key().subject().name().equals(id))
                        .count()
                == 1;
        List<String> ordered = new ArrayList<>(ids.stream().filter(alone).toList());
        ordered.addAll(ids.stream().filter(alone.negate()).toList());
        return ordered;
    }

    /** The id of a job that has executions in progress and none of these findings. Empty if there is no such job. */
    private Optional<String> healthyJob(List<Finding> findings) {
        Set<String> withFindings = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.key().subject() instanceof Subject.OfJob) {
                withFindings.add(finding.key().subject().name());
            }
        }
        return account.account().jobs(region).all().stream()
                .filter(Operator::isInProgress)
                .filter(job -> job.counters().inProgress() > 0)
                .map(SimulatedJob::jobId)
                .filter(id -> !withFindings.contains(id))
                .findFirst();
    }

    private static boolean isInProgress(SimulatedJob job) {
        return job.status() == JobStatus.IN_PROGRESS;
    }

    @Override
    public void close() {
        http.close();
    }
}
