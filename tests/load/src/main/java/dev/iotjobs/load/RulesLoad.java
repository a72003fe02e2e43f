package dev.iotjobs.load;

import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.Contender;
import dev.iotjobs.load.audit.LargeAccount;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares dry runs of a large account: some with all rules, the others with only six rules. */
@Command(
        name = "rules",
        description =
                "100,000 live jobs, a third with findings: dry runs in 256 MB with every rule and with six rules, in"
                        + " turn (6 minutes).")
final class RulesLoad implements Load {

    private static final String HEAP = "256m";
    private static final int ONE_IN_SO_MANY = 3;
    private static final double OF_THE_TIME_WITH_SIX = 1.15;

    private static final Set<String> SIX =
            Set.of("IOTJ-CFG-01", "IOTJ-CFG-03", "IOTJ-RUN-01", "IOTJ-LIF-01", "IOTJ-ACC-01", "IOTJ-ACC-03");

    @Option(names = "--jobs", description = "Number of jobs (default: 100000).", defaultValue = "100000")
    private int jobs;

    @Option(names = "--rounds", description = "Measured runs with each policy (default: 5).", defaultValue = "5")
    private int rounds;

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        SimulatedAccount account = LargeAccount.of(jobs, 0, ONE_IN_SO_MANY, InstantSource.system());
        Path policies = Files.createTempDirectory("policies");
        try (LocalAccount local = LocalAccount.start(account, LocalAccount.ANY_PORT)) {
            Contender every = contender("every rule", local, policy(policies.resolve("every.yaml"), _ -> true));
            Contender six = contender("six rules", local, policy(policies.resolve("six.yaml"), SIX::contains));
            progress.step("a run of each, to warm up");
            every.run();
            six.run();
            for (int round = 1; round <= rounds; round++) {
                progress.step("round " + round + " of " + rounds);
                every.measure();
                six.measure();
            }
            return measurement(every, six);
        }
    }

    private Contender contender(String name, LocalAccount local, Path policy) {
        Map<String, String> environment = new HashMap<>(local.environment(LargeAccount.REGION));
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP);
        return new Contender(
                name,
                jobs,
                local.requests(),
                new AuditProcess(environment),
                "run",
                "--dry-run",
                "--max-tps",
                "unlimited",
                "--policy",
                policy.toString());
    }

    /**
     * Writes a policy that switches on the rules whose ids {@code isOn} accepts, and switches off the other rules.
     * Leaves out rules that cannot be switched off.
     */
    private static Path policy(Path file, Predicate<String> isOn) throws IOException {
        String rules = RuleBook.standard().definitions().stream()
                .filter(RuleDefinition::canBeSwitchedOff)
                .map(rule -> "  " + rule.id() + ": { enabled: " + isOn.test(rule.id()) + " }\n")
                .collect(Collectors.joining());
        return Files.writeString(file, "version: 1\nrules:\n" + rules);
    }

    private Measurement measurement(Contender every, Contender six) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(every.figures());
        figures.addAll(six.figures());
        figures.add(Figure.of("time with every rule, divided by time with six rules", every.median() / six.median(), "")
                .atMost(OF_THE_TIME_WITH_SIX));
        return new Measurement(
                "'./audit run --dry-run --max-tps unlimited --policy FILE' with -Xmx" + HEAP + ": " + jobs
                        + " live jobs, one in " + ONE_IN_SO_MANY + " with a finding, " + rounds
                        + " runs of each in turn",
                figures,
                List.of(new Measurement.Table(
                        "Runs",
                        List.of("rules", "seconds", "processor seconds", "simulator's processor seconds"),
                        Stream.concat(every.rows().stream(), six.rows().stream())
                                .toList())));
    }
}
