package dev.iotjobs.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.MeasurementText;
import dev.iotjobs.load.figure.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** Runs a measurement: {@code ./audit load NAME}. */
@Command(
        name = "audit load",
        synopsisSubcommandLabel = "NAME",
        description = "Measures audits at scale. Simulator and auditor run on this machine.",
        mixinStandardHelpOptions = true,
        commandListHeading = "%nMeasurements:%n",
        footer = {
            "",
            "Each measurement prints its figures and writes them to target/load/NAME.json.",
            "The exit code is 1 if a figure misses its bar."
        })
public final class Main {

    private static final Path RESULTS = Path.of("target", "load");

    private Main() {}

    public static void main(String[] arguments) {
        // Chooses this logger, because the function's logger on the class path would print lines between the figures
        System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.exit(new CommandLine(new Main())
                .addSubcommand(new StartLoad())
                .addSubcommand(new JmhLoad())
                .addSubcommand(new PacingLoad())
                .addSubcommand(new CrashLoad())
                .addSubcommand(new SpeedLoad())
                .addSubcommand(new SharedLimitLoad())
                .addSubcommand(new RulesLoad())
                .addSubcommand(new ReportLoad())
                .addSubcommand(new FirstAuditLoad())
                .addSubcommand(new SteadyStateLoad())
                .addSubcommand(new ConvergenceLoad())
                .addSubcommand(new BacklogLoad())
                .addSubcommand(new BillLoad())
                .addSubcommand(new FindingsLoad())
                .setExecutionStrategy(Main::measure)
                .execute(arguments));
    }

    private static int measure(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine command = parsed.asCommandLineList().getLast();
        if (!(command.getCommand() instanceof Load load)) {
            command.usage(System.err);
            return ExitCode.USAGE;
        }
        try {
            Measurement measurement = load.measure(new Steps(System.err));
            System.out.print(MeasurementText.of(measurement));
            System.out.println("\n" + write(command.getCommandName(), measurement));
            return measurement.isMet() ? ExitCode.FINE : ExitCode.FAILED;
        } catch (Exception e) {
            System.err.println("audit: load " + command.getCommandName() + " could not be measured: " + e);
            return ExitCode.FAILED;
        }
    }

    private static Path write(String name, Measurement measurement) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("load", name);
        document.put("met", measurement.isMet());
        document.put("what", measurement.what());
        document.put("figures", measurement.figures());
        document.put("tables", measurement.tables());
        document.put(
                "machine",
                List.of(
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors() + " processors"));
        Path file = Files.createDirectories(RESULTS).resolve(name + ".json");
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
        return file;
    }
}
