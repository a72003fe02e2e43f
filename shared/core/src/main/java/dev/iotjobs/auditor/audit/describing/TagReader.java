package dev.iotjobs.auditor.audit.describing;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.CallRetry;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.PacedApi;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags of single jobs, page by page. Retries a page after a transient failure. Counts the jobs whose tags
 * could not be read. Safe for use by several threads.
 */
public final class TagReader {

    /** Maximum number of tags to read. A job can have 50 tags, and AWS may add tags of its own. */
    private static final int MOST_TAGS = 200;

    private static final int MOST_PAGES = 50;

    private final PacedApi api;
    private final JobSource source;
    private final Set<String> compared;
    private final Instant latest;
    private int denied;
    private int failed;
    private int notReached;
    private String failure = "";

    /**
     * @param compared keys of the tags whose values are kept
     * @param latest time after which no call begins
     */
    public TagReader(PacedApi api, JobSource source, Collection<String> compared, Instant latest) {
        this.api = api;
        this.source = source;
        this.compared = Set.copyOf(compared);
        this.latest = latest;
    }

    /**
     * Reads all tags of a job. Returns the tags, or why they are unknown. Empty if no answer came in time or the job no
     * longer exists.
     */
    public Optional<Known<Tags>> read(String jobArn) {
        Map<String, String> all = new HashMap<>();
        String token = null;
        for (int pages = 0; pages < MOST_PAGES && all.size() <= MOST_TAGS; pages++) {
            Answer<TagPage> answer = page(jobArn, token);
            if (!(answer instanceof Answer.Ok<TagPage>(var page))) {
                return unread(answer);
            }
            all.putAll(page.tags());
            token = page.nextToken();
            if (token == null) {
                return Optional.of(new Known.Is<>(Tags.of(all, compared)));
            }
        }
        return failed("AWS IoT returned more tags than a job can have");
    }

    private Answer<TagPage> page(String jobArn, @Nullable String token) {
        return CallRetry.JOB.call(() -> api.call(latest, () -> source.listTags(jobArn, token)));
    }

    private Optional<Known<Tags>> unread(Answer<TagPage> answer) {
        return switch (answer) {
            case Answer.Denied<TagPage>(var message) -> denied(message);
            case Answer.Rejected<TagPage>(var message) -> failed(message);
            case Answer.Malformed<TagPage>(var message) -> failed(message);
            case Answer.Failed<TagPage>(var message, var _) -> failed(message);
            case Answer.Unauthenticated<TagPage>(var message) -> failed(message);
            case Answer.Missing<TagPage> _ -> Optional.empty();
            case Answer.Throttled<TagPage> _, Answer.Unreachable<TagPage> _, Answer.OutOfTime<TagPage> _ ->
                notReached();
            case Answer.Ok<TagPage> _ -> throw new IllegalArgumentException("the tags were read");
        };
    }

    private synchronized Optional<Known<Tags>> denied(String message) {
        denied++;
        return Optional.of(new Known.Unknown<>(Cause.DENIED, Answer.code(message)));
    }

    private synchronized Optional<Known<Tags>> failed(String message) {
        failed++;
        failure = Answer.code(message);
        return Optional.of(new Known.Unknown<>(Cause.FAILED, failure));
    }

    private synchronized Optional<Known<Tags>> notReached() {
        notReached++;
        return Optional.empty();
    }

    /** Warnings about tags that could not be read, one sentence for each reason. */
    public synchronized List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (denied > 0) {
            warnings.add(Fact.TAGS.action() + " is denied for " + Figures.count(denied, "job")
                    + ". For these jobs, rules give no verdict if they need tags or if an override by tags may change"
                    + " them; exemptions by tags cover no new findings. Set the stack's parameter ReadTags to true, or"
                    + " allow this action for the identity that runs the audit");
        }
        if (failed > 0) {
            warnings.add(Fact.TAGS.call() + " failed for " + Figures.count(failed, "job") + ": " + failure
                    + "; the next audit tries again");
        }
        if (notReached > 0) {
            warnings.add("the tags of " + Figures.count(notReached, "job") + " were not read in time;"
                    + " the next audit reads them");
        }
        return warnings;
    }
}
