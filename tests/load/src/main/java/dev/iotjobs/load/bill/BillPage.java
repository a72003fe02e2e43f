package dev.iotjobs.load.bill;

import dev.iotjobs.load.audit.FunctionOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page {@code docs/costs.md} with the bills. */
public record BillPage(
        SortedMap<Integer, Usage> usages, SortedMap<Integer, Bill> bills, StackTemplate stack, FunctionOutput output) {

    private static final int EXAMPLE = 3_000;
    private static final int LARGEST = 3;

    public String text() {
        return introduction()
                + table("USD", positions())
                + "\n" + dominating()
                + "\n## What was measured\n\n"
                + table("An audit", measured())
                + change(bill(EXAMPLE));
    }

    private static String introduction() {
        return String.format(
                Locale.ROOT, """
            # What it costs

            Written by `./audit load bill`: do not edit. Calls, waiting, read and write units
            and stored bytes are from audits of simulated accounts, one every 15 minutes. Metric series and logs are from an
            audit by the function. Alarms, keys and memory are from `template.yaml`. The command fails if 3,000 jobs cost more
            than 7 USD.

            Prices are list prices of %s as of %s, in USD, before free tiers and taxes; AWS's pricing pages decide. A month has %s
            audits of one Region. A tenth of the jobs are live. Their counters change in every tick, so each audit describes all
            of them, at 5 calls a second: half of AWS's limit of 10. The other jobs ended within the last
            30 days and are described once a week. %s s are added to each audit for start-up and work, and two messages a
            day are sent to one address. Calls to AWS IoT's job API cost nothing.

            ## A month

            """, Prices.REGION, Prices.AS_OF, count(Bill.TICKS), count(Bill.SECONDS_OF_WORK));
    }

    private String change(Bill example) {
        return String.format(
                Locale.ROOT,
                """

            ## What you can change

            Savings are those of %s jobs.

            | Change | Saves a month |
            |---|---|
            | `AuditEveryMinutes: 60`: a quarter of the audits | %s |
            | `ApiBudgetPercent: 100`: half of the waiting, and nothing left for the fleet's operators | %s |
            | `MemorySize`: half of it, as long as audits end in time | %s |
            | `AlertKeyArn`: a key that you already have | %s |

            Each further Region adds its own audits and its own metric series. The stack has its alarms and its key only once.
            A metric series costs as much with one audit an hour as with four.

            A policy in Parameter Store costs nothing up to 4 KB, and %s above. A policy in AppConfig costs at most %s,
            if Lambda starts a new environment for each audit. AppConfig charges for each configuration that it sends. It sends an
            unchanged policy only once to an environment.
            """,
                count(EXAMPLE),
                dollars(0.75 * example.dollarsOf("Lambda", "DynamoDB: writes", "DynamoDB: reads", "X-Ray")),
                dollars(example.dollarsOf("Lambda: time") * waitingShare() / 2),
                dollars(example.dollarsOf("Lambda: time") / 2),
                dollars(example.dollarsOf("KMS: key")),
                dollars(Prices.ADVANCED_PARAMETER),
                dollars(Bill.TICKS * (2 * Prices.APPCONFIG_REQUEST + Prices.APPCONFIG_CONFIGURATION)));
    }

    private double waitingShare() {
        double waiting = usage(EXAMPLE).seconds();
        return waiting / (waiting + Bill.SECONDS_OF_WORK);
    }

    private List<List<String>> positions() {
        List<List<String>> rows = new ArrayList<>();
        for (int line = 0; line < bill(EXAMPLE).lines().size(); line++) {
            int index = line;
            rows.add(row(
                    bill(EXAMPLE).lines().get(line).what(),
                    jobs -> dollars(bill(jobs).lines().get(index).dollars())));
        }
        rows.add(row("**All**", jobs -> "**" + dollars(bill(jobs).dollars()) + "**"));
        return rows;
    }

    private String dominating() {
        return bills.keySet().stream()
                .map(jobs -> String.format(
                        Locale.ROOT,
                        "Of %s jobs, the largest positions are %s.%n",
                        count(jobs),
                        bill(jobs).lines().stream()
                                .sorted(Comparator.comparingDouble(Bill.Line::dollars)
                                        .reversed())
                                .limit(LARGEST)
                                .map(line -> line.what() + " ("
                                        + count(100
                                                * line.dollars()
                                                / bill(jobs).dollars()) + " %)")
                                .collect(Collectors.joining("; "))))
                .collect(Collectors.joining("\n"));
    }

    private List<List<String>> measured() {
        return List.of(
                row("DescribeJob calls", jobs -> count(usage(jobs).describeCalls())),
                row("ListJobs calls", jobs -> count(usage(jobs).listCalls())),
                row("Waiting for the rate limit, s", jobs -> count(usage(jobs).seconds())),
                row("Memory of the function, MB", _ -> count(stack.memoryMegabytes())),
                row("DynamoDB write units", jobs -> count(usage(jobs).writeUnits())),
                row("DynamoDB read units", jobs -> count(usage(jobs).readUnits())),
                row(
                        "Stored, MB",
                        jobs -> String.format(Locale.ROOT, "%.1f", usage(jobs).storedBytes() / 1e6)),
                row("Metric series", _ -> count(output.series())),
                row("Alarms", _ -> count(stack.alarms())),
                row("KMS keys", _ -> count(stack.keys())));
    }

    private String table(String corner, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(row(corner, jobs -> count(jobs) + " jobs"));
        all.add(row("---", _ -> "---:"));
        all.addAll(rows);
        return all.stream()
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private List<String> row(String first, Function<Integer, String> cell) {
        List<String> row = new ArrayList<>(List.of(first));
        bills.keySet().forEach(jobs -> row.add(cell.apply(jobs)));
        return row;
    }

    private Bill bill(int jobs) {
        return Objects.requireNonNull(bills.get(jobs));
    }

    private Usage usage(int jobs) {
        return Objects.requireNonNull(usages.get(jobs));
    }

    private static String dollars(double dollars) {
        return String.format(Locale.ROOT, "%.2f", dollars);
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
