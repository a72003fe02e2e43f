package dev.iotjobs.auditor.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallRetryTest {

    private static final Answer<String> OK = new Answer.Ok<>("value");

    private static Answer<String> answer(String name) {
        return switch (name) {
            case "throttled" -> new Answer.Throttled<>("ThrottlingException");
            case "transient" -> new Answer.Failed<>("InternalFailureException", true);
            case "permanent" -> new Answer.Failed<>("NotImplemented", false);
            case "malformed" -> new Answer.Malformed<>("the answer ends early");
            case "unreachable" -> new Answer.Unreachable<>("connection refused");
            case "denied" -> new Answer.Denied<>("AccessDenied");
            case "rejected" -> new Answer.Rejected<>("InvalidRequestException");
            case "missing" -> new Answer.Missing<>("ResourceNotFoundException");
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Makes a call whose first answers are the given ones, and whose later answers are all a success. */
    private static Answer<String> call(CallRetry retry, List<Answer<String>> first) {
        Queue<Answer<String>> answers = new ArrayDeque<>(first);
        return retry.call(() -> answers.isEmpty() ? OK : answers.remove());
    }

    @ParameterizedTest
    @CsvSource({
        "JOB,  transient,   4, true",
        "JOB,  transient,   5, false",
        "JOB,  malformed,   4, true",
        "JOB,  malformed,   5, false",
        "JOB,  unreachable, 4, true",
        "JOB,  unreachable, 5, false",
        "JOB,  throttled, 500, true",
        "LIST, transient,   5, true",
        "LIST, transient,   6, false",
        "LIST, malformed,   5, true",
        "LIST, malformed,   6, false",
        "LIST, throttled,   5, true",
        "LIST, throttled,   6, false",
        "LIST, unreachable, 1, true",
        "LIST, unreachable, 2, false"
    })
    void call_transientFailures_areRetriedUpToTheLimit(
            CallRetry retry, String failure, int failures, boolean succeeds) {
        Answer<String> result = call(retry, Collections.nCopies(failures, answer(failure)));

        assertThat(result).isEqualTo(succeeds ? OK : answer(failure));
    }

    @ParameterizedTest
    @CsvSource({
        "JOB, permanent", "JOB, denied", "JOB, rejected", "JOB, missing",
        "LIST, permanent", "LIST, denied", "LIST, rejected", "LIST, missing"
    })
    void call_permanentFailure_isNotRetried(CallRetry retry, String failure) {
        assertThat(call(retry, List.of(answer(failure)))).isEqualTo(answer(failure));
    }

    @ParameterizedTest
    @EnumSource(CallRetry.class)
    void call_noTimeLeft_isNotRetried(CallRetry retry) {
        assertThat(call(retry, List.of(new Answer.OutOfTime<>()))).isEqualTo(new Answer.OutOfTime<>());
    }

    @ParameterizedTest
    @CsvSource({"JOB, 4, true", "JOB, 5, false"})
    void call_throttledAttemptsAmongOthers_doNotCount(CallRetry retry, int failures, boolean succeeds) {
        List<Answer<String>> answers = new ArrayList<>(Collections.nCopies(20, answer("throttled")));
        answers.addAll(Collections.nCopies(failures, answer("transient")));

        assertThat(call(retry, answers)).isEqualTo(succeeds ? OK : answer("transient"));
    }

    @ParameterizedTest
    @CsvSource({"5, true", "6, false"})
    void call_connectionReturnsAfterOneAttempt_theListHasItsOtherAttempts(int failures, boolean succeeds) {
        List<Answer<String>> answers = new ArrayList<>(List.of(answer("unreachable")));
        answers.addAll(Collections.nCopies(failures - 1, answer("transient")));

        assertThat(call(CallRetry.LIST, answers)).isEqualTo(succeeds ? OK : answer("transient"));
    }
}
