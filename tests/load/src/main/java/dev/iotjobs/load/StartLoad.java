package dev.iotjobs.load;

import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long short commands take. */
@Command(name = "start", description = "Short commands that need no account, each started several times (20 seconds).")
final class StartLoad implements Load {

    private static final double MOST_SECONDS = 0.35;

    private static final List<String> COMMANDS = List.of(
            "--help", "--version", "rules", "rules --output json", "policy default", "run --help", "completion");

    @Option(names = "--rounds", description = "Starts of each command (default: 9).", defaultValue = "9")
    private int rounds;

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        AuditProcess audit = new AuditProcess(Map.of());
        List<Figure> figures = new ArrayList<>();
        for (String command : COMMANDS) {
            progress.step("audit " + command);
            String[] arguments = command.split(" ");
            audit.run(arguments).orFail(); // may build, and make the cache
            double[] seconds = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                seconds[round] = audit.run(arguments).orFail().seconds();
            }
            figures.add(Figure.of("audit " + command, median(seconds), "s").atMost(MOST_SECONDS));
        }
        return new Measurement(
                "Short commands from the start of the launcher to their end, medians of " + rounds, figures, List.of());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
