package dev.iotjobs.load;

import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.PeakWatch;
import dev.iotjobs.load.audit.SavedDocument;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures time and memory for a report of a saved audit, in each format. */
@Command(
        name = "report",
        description = "100,000 findings in a saved audit: a report in each format, in 256 MB of heap (1 minute).")
final class ReportLoad implements Load {

    private static final String HEAP = "256m";
    private static final double MOST_MEGABYTES = 300;
    private static final double MEGABYTE = 1 << 20;

    @Option(names = "--findings", description = "Number of findings (default: 100000).", defaultValue = "100000")
    private int findings;

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("reports");
        Path document = folder.resolve("audit.json");
        progress.step("an audit with " + findings + " findings is saved");
        SavedDocument.write(findings, document);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("saved audit", Files.size(document) / MEGABYTE, "MB"));
        for (String format : List.of("html", "csv", "json", "ocsf")) {
            progress.step(format);
            figures.addAll(report(document, folder.resolve("report." + format), format));
        }
        Files.delete(document);
        Files.delete(folder);
        return new Measurement(
                "'./audit report --from FILE --format FORMAT' with -Xmx" + HEAP + ": " + findings + " open findings",
                figures);
    }

    private static List<Figure> report(Path document, Path out, String format)
            throws IOException, InterruptedException {
        PeakWatch watch = new PeakWatch();
        AuditProcess.Ended ended = new AuditProcess(Map.of("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP))
                .run(watch::watch, "report", "--from", document.toString(), "--format", format, "--out", out.toString())
                .orFail();
        double size = Files.size(out) / MEGABYTE;
        Files.delete(out);
        return List.of(
                Figure.of(format + ", size", size, "MB"),
                Figure.of(format + ", time", ended.seconds(), "s"),
                Figure.of(format + ", most resident", watch.mostResidentMegabytes(), "MB")
                        .atMost(MOST_MEGABYTES));
    }
}
