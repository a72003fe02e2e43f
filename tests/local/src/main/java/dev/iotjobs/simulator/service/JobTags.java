package dev.iotjobs.simulator.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Simulates the operations of AWS IoT on the tags of jobs. */
final class JobTags {

    private static final int MOST = 50;
    private static final String JOB = ":job/";

    private final SimulatedAccount account;
    private final PageTokens tokens;

    JobTags(SimulatedAccount account) {
        this.account = account;
        this.tokens = new PageTokens(account);
    }

    /** The body of a TagResource or UntagResource request. */
    private record Change(
            @Nullable String resourceArn,
            @Nullable List<JobDefinition.Tag> tags,
            @Nullable List<String> tagKeys) {

        static Change read(Request request) {
            try {
                return Json.MAPPER.readValue(request.text(), Change.class);
            } catch (JsonProcessingException e) {
                throw new ServiceException(
                        400, "SerializationException", "Cannot read the request body: " + e.getOriginalMessage());
            }
        }
    }

    /** The id of the job in a ListTagsForResource request. */
    static String listedJob(Request request) {
        return jobId(request.parameter("resourceArn").orElse(""));
    }

    /** The id of the job in a TagResource or UntagResource request. */
    static String changedJob(Request request) {
        return jobId(Objects.requireNonNullElse(Change.read(request).resourceArn(), ""));
    }

    private static String jobId(String arn) {
        int job = arn.indexOf(JOB);
        if (job < 0) {
            throw Errors.invalid("Invalid resource ARN: '" + arn + "'");
        }
        return arn.substring(job + JOB.length());
    }

    /** A page of the job's tags, as JSON. Requests cannot choose the page size. */
    byte[] list(Request request, String jobId) {
        SimulatedJob job = account.job(request.region(), jobId).orElseThrow(() -> Errors.noSuchJob(jobId));
        String list = "ListTagsForResource " + request.region() + " " + jobId;
        int start = request.parameter("nextToken")
                .map(token -> Integer.parseInt(tokens.redeem(list, token)))
                .orElse(0);
        List<Map.Entry<String, String>> tags = List.copyOf(new TreeMap<>(job.tags()).entrySet());
        // ListTagsForResource has no maxResults
        int end = Math.min(tags.size(), start + Math.min(MOST, account.largestPage()));
        return Json.object(json -> json.array(
                        "tags",
                        tags.subList(Math.min(start, end), end),
                        (each, tag) -> each.put("Key", tag.getKey()).put("Value", tag.getValue()))
                .put("nextToken", end < tags.size() ? tokens.issue(list, Integer.toString(end)) : null));
    }

    byte[] tag(Request request, String jobId) {
        Map<String, String> added =
                of(Constraints.required("tags", Change.read(request).tags()));
        return change(request, jobId, tags -> {
            tags.putAll(added);
            if (tags.size() > MOST) {
                throw Errors.limit("A resource has at most " + MOST + " tags.");
            }
            return tags;
        });
    }

    byte[] untag(Request request, String jobId) {
        List<String> keys = Constraints.required("tagKeys", Change.read(request).tagKeys());
        return change(request, jobId, tags -> {
            keys.forEach(tags::remove);
            return tags;
        });
    }

    private byte[] change(Request request, String jobId, UnaryOperator<Map<String, String>> change) {
        Optional<SimulatedJob> changed = account.jobs(request.region())
                .mutate(
                        jobId,
                        job -> job.toBuilder()
                                .tags(change.apply(new TreeMap<>(job.tags())))
                                .build());
        if (changed.isEmpty()) {
            throw Errors.noSuchJob(jobId);
        }
        return Json.object(json -> {});
    }

    /** Checks the tags of a request. Returns their values by key; a tag without a value has the empty text. */
    static Map<String, String> of(List<JobDefinition.Tag> sent) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JobDefinition.Tag tag : sent) {
            String key = Constraints.required("tags.member.key", tag.key());
            Constraints.length("tags.member.key", key, 1, 128);
            Constraints.length("tags.member.value", tag.value(), 0, 256);
            tags.put(key, Objects.requireNonNullElse(tag.value(), ""));
        }
        return tags;
    }
}
