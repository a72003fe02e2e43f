package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.Audit.Calls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down what a user sees of each fault, as Markdown. */
final class FaultTable {

    private static final String HEAD = """
            # What goes wrong, and what an audit does about it

            Each row is a test: whole audits by the command line, through the real SDK over HTTP, of an account with a few
            jobs. It is audited once; then its jobs change, the fault strikes the next audit, and when it is over two more
            audits are made. **Nothing is lost in any row**: in the end the findings are those of an account that nothing
            struck, every change of a job was reported, subscribers know exactly what is open, no message is left to be
            sent, and a message that was sent again had the same numbers, text and attributes.

            The figures and all texts are those of the test's last run, which fails when they are not what is written
            here; only what differs from an undisturbed audit is shown, and no details of single findings. The function
            writes the same to its log and its metrics. To renew this page after a change:

            ```sh
            mvn verify -pl tests/integration -am -Dtest=FaultsTest -Dapprove=true -Dsurefire.failIfNoSpecifiedTests=false
            ```
            """;

    private static final String COLUMNS = """
            | Fault | What the audit does | What the user sees | Afterwards |
            |---|---|---|---|
            """;

    private static final String LEASES = "UpdateItem";

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    void add(String group, FaultCase fault, Outcome expected, Outcome outcome) {
        rows.computeIfAbsent(group, _ -> new ArrayList<>())
                .add("| " + String.join(" | ", cells(fault, expected, outcome)) + " |\n");
    }

    String document() {
        StringBuilder document = new StringBuilder(HEAD);
        rows.forEach((group, faults) -> document.append("\n## ")
                .append(group)
                .append("\n\n")
                .append(COLUMNS)
                .append(String.join("", faults)));
        return document.toString();
    }

    private static List<String> cells(FaultCase fault, Outcome expected, Outcome outcome) {
        boolean countable = fault.countable();
        Audit before = countable ? expected.struck() : expected.struck().withoutCalls();
        Audit struck = countable ? outcome.struck() : outcome.struck().withoutCalls();
        return List.of(
                text(fault.name()),
                text(fault.answer()) + calls(before, struck),
                seen(before, struck, outcome.besides()),
                afterwards(expected, outcome));
    }

    private static String calls(Audit before, Audit struck) {
        Map<String, String> differences = new TreeMap<>();
        before.calls().keySet().forEach(api -> differences.put(api, ""));
        struck.calls().keySet().forEach(api -> differences.put(api, ""));
        differences.replaceAll((api, _) -> difference(
                api,
                before.calls().getOrDefault(api, Calls.NONE),
                struck.calls().getOrDefault(api, Calls.NONE)));
        String text = differences.values().stream()
                .filter(difference -> !difference.isEmpty())
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? "" : "<br>" + text;
    }

    /** Left out without trouble of its own: calls not made, a consequence of others, and leases renewed by the clock. */
    private static String difference(String api, Calls before, Calls struck) {
        boolean ofNoInterest = struck.made() < before.made() || api.equals(LEASES);
        if (struck.equals(before) || (ofNoInterest && struck.throttled() + struck.failed() == 0)) {
            return "";
        }
        String instead = struck.made() == before.made() ? "" : " instead of " + before.made();
        return struck.made() + " `" + api + "`" + instead + trouble(struck.throttled(), "throttled")
                + trouble(struck.failed(), "failed");
    }

    private static String trouble(long calls, String what) {
        return calls == 0 ? "" : ", " + calls + " " + what;
    }

    private static String seen(Audit before, Audit struck, List<Audit> besides) {
        List<String> parts = new ArrayList<>();
        parts.add(lines(struck.linesBeyond(before), "the same as always"));
        parts.add("exit code " + struck.exitCode());
        for (Audit beside : besides) {
            parts.add("the other: " + lines(beside.linesBeyond(before), "the same as always") + ", exit code "
                    + beside.exitCode());
        }
        return String.join("<br>", parts);
    }

    private static String afterwards(Outcome expected, Outcome outcome) {
        List<String> parts = new ArrayList<>();
        parts.add(lines(outcome.next().linesBeyond(expected.next()), "nothing is left to do"));
        List<String> last = outcome.last().linesBeyond(expected.last());
        if (!last.isEmpty()) {
            parts.add("then: " + lines(last, ""));
        }
        if (outcome.repetitions() > 0) {
            parts.add("the same message twice");
        }
        return String.join("<br>", parts);
    }

    private static String lines(List<String> lines, String none) {
        return lines.isEmpty()
                ? none
                : lines.stream().map(line -> "`" + text(line) + "`").collect(Collectors.joining("<br>"));
    }

    private static String text(String text) {
        return text.replace("|", "\\|");
    }
}
