package dev.iotjobs.auditor.cli.output;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.export.format.ReportFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a report is written, and in which format.
 *
 * @param file null for standard output
 */
public record ReportTarget(@Nullable Path file, ReportFormat format) {

    /**
     * Writes a report. If this fails, an existing file is unchanged.
     *
     * @param out standard output
     * @return why the report was not written, in one line; empty if it was written
     * @throws dev.iotjobs.auditor.table.StoreException if a table cannot be read
     */
    public Optional<String> write(ReportData report, ReportInfo info, PrintStream out) {
        ReportFile.Content content = stream -> format.write(report, info, stream);
        try {
            if (file == null) {
                ReportFile.write(out, content);
            } else {
                ReportFile.write(file, content);
            }
            return Optional.empty();
        } catch (UnwritableException e) {
            return Optional.of(name() + " cannot be written: " + e.getMessage()
                    + (file == null ? "" : "; an existing file is unchanged"));
        } catch (UncheckedIOException e) {
            return Optional.of(
                    name() + " is not written, because a document of --from can no longer be read: " + e.getMessage());
        } catch (ConcurrentModificationException e) {
            return Optional.of(
                    name() + " is not written, because the findings changed while they were read: try again");
        } catch (IOException e) {
            return Optional.of(name() + " is not written: " + e.getMessage());
        }
    }

    private String name() {
        return file == null ? "standard output" : "'" + file + "'";
    }
}
