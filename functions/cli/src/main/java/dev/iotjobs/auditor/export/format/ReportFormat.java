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
    /** JSON that follows the Open Cybersecurity Schema Framework (OCSF). */
    OCSF(".ocsf.json"), // before JSON, because ofFile takes the first format that fits
    JSON(".json");

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /**
     * The format that the ending of a file name stands for, in upper or lower case. Empty if no format has this ending.
     */
    public static Optional<ReportFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.ending))
                .findFirst();
    }

    /** The file name endings of all formats, such as {@code .html}. */
    public static List<String> endings() {
        return Arrays.stream(values()).map(format -> format.ending).toList();
    }

    /**
     * Writes a report. Does not close {@code out}.
     *
     * @throws IOException if {@code out} cannot be written
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
