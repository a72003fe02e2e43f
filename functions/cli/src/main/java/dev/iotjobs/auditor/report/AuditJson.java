package dev.iotjobs.auditor.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.iotjobs.auditor.report.document.DocumentJson;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an audit as one JSON document, which {@code audit-report.schema.json} beside this class describes.
 */
public final class AuditJson {

    private AuditJson() {}

    /**
     * Writes the audit as a JSON document without a final line break. Reads the findings one by one. Does not close
     * {@code out}.
     *
     * @throws IOException if {@code out} cannot be written
     * @throws RuntimeException if the findings cannot be read; part of the document is then already written
     */
    public static void write(ShownAudit result, OutputStream out) throws IOException {
        DocumentJson.write(AuditDocument.of(result), out);
    }

    /** Writes any document of records, maps, lists and scalars, without a line break at its end. */
    public static String write(Object document) {
        return write(document, DocumentJson.indented());
    }

    /** Writes a document in one line. */
    public static String writeCompact(Object document) {
        return write(document, DocumentJson.compact());
    }

    private static String write(Object document, ObjectWriter writer) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the result of an audit cannot be written as JSON", e);
        }
    }
}
