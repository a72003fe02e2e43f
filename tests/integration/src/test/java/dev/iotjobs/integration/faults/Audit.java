package dev.iotjobs.integration.faults;

import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.http.RequestLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a user sees of an audit.
 *
 * @param lines lines of the output, without times and other values that differ between runs
 * @param calls the calls that reached the account, by operation
 */
record Audit(int exitCode, List<String> lines, Map<String, Calls> calls) {

    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");

    /**
     * Paragraphs of the output that are not compared. Most of them list single findings, which other lines count. The
     * one that begins with "Next" is always the same.
     */
    private static final Pattern DETAILS =
            Pattern.compile("(New, worsened, reopened|Resolved|Closed with its job|Next  )(?s:.*)");

    /** The line break and indentation before the second part of a wrapped line. */
    private static final Pattern WRAPPED = Pattern.compile("\\n {10,}");

    private static final Pattern SECONDS = Pattern.compile("UTC, in .*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ][\\d:.]+(Z| UTC)");
    private static final Pattern RUN = Pattern.compile("run [0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern PORT = Pattern.compile("(127\\.0\\.0\\.1):\\d+");

    /** A broken connection as the HTTP client describes it. The description differs between clients. */
    private static final Pattern BROKEN = Pattern.compile("(Unable to execute HTTP request): .*");

    private static final Pattern CALLS = Pattern.compile("[A-Z]\\w+ +[\\d,]+( .*)?");

    Audit {
        lines = List.copyOf(lines);
        calls = Map.copyOf(calls);
    }

    Audit(int exitCode, String text, RequestLog log) {
        this(exitCode, read(text), calls(log));
    }

    /**
     * Numbers of calls of one operation.
     *
     * @param made number of all calls
     * @param throttled number of throttled calls
     * @param failed number of calls that failed without being throttled. A call with status 404 has not failed.
     */
    record Calls(long made, long throttled, long failed) {
        static final Calls NONE = new Calls(0, 0, 0);
    }

    private static List<String> read(String text) {
        return PARAGRAPH
                .splitAsStream(text)
                .filter(paragraph -> !DETAILS.matcher(paragraph).matches())
                .map(paragraph -> WRAPPED.matcher(paragraph).replaceAll(" "))
                .flatMap(String::lines)
                .map(line -> withoutVariance(line.strip()))
                .toList();
    }

    /** The text without times, run ids, ports and descriptions by the HTTP client. */
    static String withoutVariance(String text) {
        String line = SECONDS.matcher(text).replaceAll("UTC");
        line = TIME.matcher(line).replaceAll("(time)");
        line = RUN.matcher(line).replaceAll("run (id)");
        line = BROKEN.matcher(line).replaceAll("$1");
        return PORT.matcher(line).replaceAll("$1").replaceAll(" {2,}", "  ");
    }

    private static Map<String, Calls> calls(RequestLog log) {
        return log.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.api().operation(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Audit::counted)));
    }

    private static Calls counted(List<Entry> calls) {
        long throttled = calls.stream().filter(Entry::throttled).count();
        long failed = calls.stream()
                .filter(call -> call.failed() && call.status() != 404)
                .count();
        return new Calls(calls.size(), throttled, failed - throttled);
    }

    /** The lines of this audit that the other audit does not have. */
    List<String> linesBeyond(Audit other) {
        List<String> beyond = new ArrayList<>(lines);
        other.lines.forEach(beyond::remove);
        return beyond;
    }

    /** This audit without numbers of calls, which can differ between runs. */
    Audit withoutCalls() {
        return new Audit(
                exitCode,
                lines.stream().filter(line -> !CALLS.matcher(line).matches()).toList(),
                Map.of());
    }
}
