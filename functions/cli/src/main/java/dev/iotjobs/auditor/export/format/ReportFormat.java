package dev.iotjobs.auditor.export.format;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.export.html.HtmlReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format of a report. */
public enum ReportFormat {
    HTML(".html"),
    CSV(".csv"),
    /** Before JSON, because its ending ends in that of JSON. */
    OCSF(".ocsf.json"),
    JSON(".json");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /** The format by the ending of a file's name, in any case; empty for another ending. */
    public static Optional<ReportFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.ending))
                .findFirst();
    }

    /** The endings of all formats. */
    public static List<String> endings() {
        return Arrays.stream(values()).map(format -> format.ending).toList();
    }

    /**
     * Writes a report; the stream stays open.
     *
     * @throws IOException if it cannot be written
     * @throws RuntimeException if the findings cannot be read; part of the report is then already written
     */
    public void write(ReportData report, ReportInfo info, OutputStream out) throws IOException {
        switch (this) {
            case HTML -> HtmlReport.write(report, info, out);
            case CSV -> ReportCsv.write(report, out);
            case OCSF -> OcsfJson.write(report, info, out);
            case JSON -> ReportJson.write(report, info, out);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
