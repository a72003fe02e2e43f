package dev.iotjobs.auditor.report.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.document.DocumentJson;
import dev.iotjobs.auditor.report.document.FindingPart;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stored findings as JSON: a document with all of a list, or the object of one finding. */
public final class FindingDocument {

    private FindingDocument() {}

    /**
     * Writes a list of findings, finding by finding, without a line break at its end; the stream stays open.
     *
     * @throws IOException if it cannot be written
     * @throws RuntimeException if the findings cannot be read; part of the document is then already written
     */
    public static void write(FindingHeading heading, Stream<Finding> findings, OutputStream out) throws IOException {
        List<Audit> audits = heading.audits().stream()
                .map(audit -> new Audit(
                        audit.place().region(),
                        audit.run() == null ? null : audit.run().time().start()))
                .toList();
        DocumentJson.write(
                new Listed(
                        heading.account().id(),
                        heading.account().name(),
                        audits,
                        heading.open(),
                        heading.exempted(),
                        findings.map(FindingPart::of).iterator()),
                out);
    }

    /** A finding of this account as an object, without a line break at its end. */
    public static String of(Finding finding, AccountLabel account) {
        return AuditJson.write(new Shown(account.id(), account.name(), FindingPart.of(finding)));
    }

    private record Listed(
            String accountId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String accountName,
            List<Audit> audits,
            long openFindings,
            long exemptedFindings,
            Iterator<FindingPart> findings) {}

    private record Audit(String region, @Nullable Instant startedAt) {}

    /** A finding in a document of its own. */
    private record Shown(
            String accountId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String accountName,
            @JsonUnwrapped FindingPart finding) {}
}
