package dev.iotjobs.load;

import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.Contender;
import dev.iotjobs.load.audit.RecentFleet;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Compares the time of an audit without a rate limit with the time of a boto3 script. */
@Command(
        name = "speed",
        description = "10,000 jobs at 20 ms latency and no limit, against a boto3 script of 32 threads (2 minutes).")
final class SpeedLoad implements Load {

    private static final String REGION = "eu-west-1";
    private static final int JOBS = 10_000;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final int ROUNDS = 5;
    private static final double OF_THE_SCRIPTS_TIME = 0.40;

    private static final Path SCRIPT = AuditProcess.HOME.resolve("tests/load/src/main/python/boto3_audit.py");

    /** Files that the launcher creates at the first start after a build. They make later starts faster. */
    private static final List<Path> CACHES = List.of(
            Path.of("functions/cli/target/launcher.jsa"), Path.of("functions/cli/target/launcher/launcher.jsa"));

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        SimulatedAccount account = new SimulatedAccount(LocalAccount.ACCOUNT_ID, InstantSource.system());
        RecentFleet.moveInto(account, REGION, JOBS);
        account.latency(LATENCY);
        try (LocalAccount local = LocalAccount.start(account, LocalAccount.ANY_PORT)) {
            return measure(progress, local);
        }
    }

    private static Measurement measure(Steps progress, LocalAccount local) throws IOException, InterruptedException {
        Map<String, String> environment = local.environment(REGION);
        Contender audit = new Contender(
                "audit",
                JOBS,
                local.requests(),
                new AuditProcess(environment),
                "run",
                "--dry-run",
                "--max-tps",
                "unlimited");
        Contender script = new Contender(
                "boto3 script",
                JOBS,
                local.requests(),
                new AuditProcess(List.of("python3", SCRIPT.toString()), environment));
        boolean hasScript = hasBoto3(environment);

        progress.step("the first audit after a build");
        for (Path cache : CACHES) {
            Files.deleteIfExists(AuditProcess.HOME.resolve(cache));
        }
        double first = audit.run().seconds();
        progress.step(hasScript ? "the script, to warm up" : "python3 with boto3 was not found: no script to compare");
        if (hasScript) {
            script.run();
        }
        progress.step("the audit once more, now that the simulator is warm");
        audit.run();
        for (int round = 1; round <= ROUNDS; round++) {
            progress.step("round " + round + " of " + ROUNDS);
            audit.measure();
            if (hasScript) {
                script.measure();
            }
        }
        return measurement(first, audit, hasScript ? List.of(audit, script) : List.of(audit));
    }

    private static boolean hasBoto3(Map<String, String> environment) throws IOException, InterruptedException {
        try {
            return new AuditProcess(List.of("python3", "-c", "import boto3"), environment)
                            .run()
                            .exitCode()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private static Measurement measurement(double first, Contender audit, List<Contender> contenders) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("first audit after a build", first, "s"));
        for (Contender contender : contenders) {
            figures.addAll(contender.figures());
        }
        contenders.stream()
                .filter(each -> each != audit)
                .forEach(script -> figures.add(Figure.of(
                                "audit's time, divided by the " + script.name() + "'s",
                                audit.median() / script.median(),
                                "")
                        .atMost(OF_THE_SCRIPTS_TIME)));
        return new Measurement(
                "An audit of " + JOBS + " jobs at " + LATENCY.toMillis()
                        + " ms latency, './audit run --dry-run --max-tps unlimited', in turn with a script",
                figures,
                List.of(new Measurement.Table(
                        "Each run, in seconds",
                        List.of("program", "time", "processor time", "simulator's processor time"),
                        contenders.stream()
                                .flatMap(each -> each.rows().stream())
                                .toList())));
    }
}
