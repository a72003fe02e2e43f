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

/** Writes stored findings as JSON: a document with a list of findings, or one finding as an object. */
public final class FindingDocument {

    private FindingDocument() {}

    /**
     * Writes a document with a list of findings, without a final line break. Reads the findings one by one. Does not
     * close {@code out}.
     *
     * @throws IOException if {@code out} cannot be written
     * @throws RuntimeException if the findings cannot be read; the output is then incomplete
     */
    public static void write(FindingHeading heading, Stream<Finding> findings, OutputStream out) throws IOException {
        List<Audit> audits = heading.audits().stream()
                .map(audit -> new Audit(
                        audit.place().region(),
                        audit.run() == null
                                ? null
                                : audit.run().summary().time().start()))
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

    /** A finding of this account as a JSON object, without a final line break. */
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

    /** One finding and its account, in JSON. */
    private record Shown(
            String accountId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String accountName,
            @JsonUnwrapped FindingPart finding) {}
}
