package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.Audit.Calls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what a user sees of each fault: as Markdown in docs/faults.md, and in full in faults.txt. */
final class FaultTable {

    private static final String HEAD = """
            # What goes wrong, and what an audit does about it

            Each row is a test. It runs complete audits from the command line, with the AWS SDK over HTTP, on an account
            with a few jobs. After a first audit the jobs change, and the fault affects the second audit. Then the fault
            is over, and two more audits run. **Nothing is lost in any row**: at the end, the findings are the same as
            without the fault. Messages reported every change, and subscribers know exactly which findings are open. No
            message is left to send. A message that was sent again had the same numbers, text and attributes.

            The table shows the exit code, and the most important line that an audit without the fault does not print.
            [faults.txt](../tests/integration/src/test/resources/dev/iotjobs/integration/faults/faults.txt) has all
            different lines and numbers of calls. The function writes the same to its log and its metrics. The test
            fails when either file differs from what the audits print. To write both again after a change:

            ```sh
            mvn verify -pl tests/integration -am -Dtest=FaultsTest -Dapprove=true -Dsurefire.failIfNoSpecifiedTests=false
            ```
            """;

    private static final String COLUMNS = """
            | Fault | What the audit does | What the user sees | Exit code | Afterwards |
            |---|---|---|---|---|
            """;

    /** The beginnings of the most important lines of output, in descending importance. */
    private static final List<String> KEY_LINES =
            List.of("audit: ", "eu-west-1  ", "Mail  not ", "the subscriptions ", "eu-west-1: ", "IOTJ-");

    private static final int LONGEST = 110;

    private static final Pattern TOPIC = Pattern.compile("arn:aws:sns:[\\w:-]+");

    private static final String LEASES = "UpdateItem";

    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private final StringBuilder details = new StringBuilder();

    void add(String group, FaultCase fault, Outcome expected, Outcome outcome) {
        boolean countable = fault.countable();
        Audit before = countable ? expected.struck() : expected.struck().withoutCalls();
        Audit struck = countable ? outcome.struck() : outcome.struck().withoutCalls();
        rows.computeIfAbsent(group, _ -> new ArrayList<>())
                .add("| " + String.join(" | ", cells(fault, before, struck, expected, outcome)) + " |\n");
        details.append(group).append(": ").append(fault.name()).append('\n');
        detail("calls", calls(before, struck));
        detail("audit", struck.linesBeyond(before));
        detail("exit", List.of(String.valueOf(struck.exitCode())));
        for (Audit beside : outcome.besides()) {
            detail("other", beside.linesBeyond(before));
            detail("exit", List.of(String.valueOf(beside.exitCode())));
        }
        detail("next", outcome.next().linesBeyond(expected.next()));
        detail("last", outcome.last().linesBeyond(expected.last()));
        detail("twice", outcome.repetitions() > 0 ? List.of("the same message") : List.of());
        details.append('\n');
    }

    private void detail(String name, List<String> lines) {
        lines.forEach(
                line -> details.append("  %-6s".formatted(name)).append(line).append('\n'));
    }

    /** The page docs/faults.md, with a line for each fault. */
    String document() {
        StringBuilder document = new StringBuilder(HEAD);
        rows.forEach((group, faults) -> document.append("\n## ")
                .append(group)
                .append("\n\n")
                .append(COLUMNS)
                .append(String.join("", faults)));
        return document.toString();
    }

    /**
     * The text of faults.txt. For each fault, the text lists all differences between the audits with the fault and
     * undisturbed audits.
     */
    String details() {
        return details.toString().stripTrailing() + "\n";
    }

    private static List<String> cells(FaultCase fault, Audit before, Audit struck, Outcome expected, Outcome outcome) {
        return List.of(
                text(fault.name()),
                text(fault.answer()),
                seen(before, struck, outcome.besides()),
                exitCodes(struck, outcome.besides()),
                afterwards(expected, outcome));
    }

    private static List<String> calls(Audit before, Audit struck) {
        Map<String, String> differences = new TreeMap<>();
        before.calls().keySet().forEach(api -> differences.put(api, ""));
        struck.calls().keySet().forEach(api -> differences.put(api, ""));
        differences.replaceAll((api, _) -> difference(
                api,
                before.calls().getOrDefault(api, Calls.NONE),
                struck.calls().getOrDefault(api, Calls.NONE)));
        return differences.values().stream()
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    /**
     * Describes how the calls of an operation differ between an undisturbed audit and one that a fault struck; empty if
     * there is no difference. If no call failed or was throttled, two differences are ignored: a smaller number of
     * calls, which follows from other differences, and any number of calls that renew a lease, which depends on time.
     *
     * @param before the calls of the undisturbed audit
     * @param struck the calls of the audit with the fault
     */
    private static String difference(String api, Calls before, Calls struck) {
        boolean ofNoInterest = struck.made() < before.made() || api.equals(LEASES);
        if (struck.equals(before) || (ofNoInterest && struck.throttled() + struck.failed() == 0)) {
            return "";
        }
        String instead = struck.made() == before.made() ? "" : " instead of " + before.made();
        return struck.made() + " " + api + instead + trouble(struck.throttled(), "throttled")
                + trouble(struck.failed(), "failed");
    }

    private static String trouble(long calls, String what) {
        return calls == 0 ? "" : ", " + calls + " " + what;
    }

    private static String seen(Audit before, Audit struck, List<Audit> besides) {
        List<String> parts = new ArrayList<>();
        parts.add(keyLine(struck.linesBeyond(before)));
        besides.forEach(beside -> parts.add("the other audit: " + keyLine(beside.linesBeyond(before))));
        return String.join("; ", parts);
    }

    private static String keyLine(List<String> lines) {
        return KEY_LINES.stream()
                .flatMap(start -> lines.stream().filter(line -> line.startsWith(start)))
                .findFirst()
                .map(line -> TOPIC.matcher(line).replaceAll("(ARN)"))
                .map(line -> "`" + text(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...") + "`")
                .orElse("nothing unusual");
    }

    private static String exitCodes(Audit struck, List<Audit> besides) {
        return Stream.concat(Stream.of(struck), besides.stream())
                .map(audit -> String.valueOf(audit.exitCode()))
                .collect(Collectors.joining(", "));
    }

    private static String afterwards(Outcome expected, Outcome outcome) {
        List<String> next = outcome.next().linesBeyond(expected.next());
        boolean reports = next.stream().anyMatch(line -> line.startsWith("Mail  sent"));
        boolean resolves = outcome.last().linesBeyond(expected.last()).stream()
                .anyMatch(line -> line.startsWith("This audit: ") && line.contains("resolved"));
        List<String> parts = new ArrayList<>();
        parts.add(
                next.isEmpty()
                        ? "nothing is left to do"
                        : "the next audit " + (reports ? "reports the rest" : "does the rest"));
        if (resolves) {
            parts.add("the audit after that resolves the finding about coverage");
        }
        if (outcome.repetitions() > 0) {
            parts.add("subscribers receive the message twice");
        }
        return String.join("; ", parts);
    }

    private static String text(String text) {
        return text.replace("|", "\\|");
    }
}
