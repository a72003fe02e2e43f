package dev.iotjobs.auditor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an audit as one JSON document, which {@code audit-report.schema.json} beside this class describes. Names and
 * texts from the account are not changed.
 */
public final class AuditJson {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.WRAP_EXCEPTIONS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build()
            .writer();

    private AuditJson() {}

    /**
     * Writes the document, finding by finding, without a line break at its end; the stream stays open.
     *
     * @throws IOException if it cannot be written
     * @throws RuntimeException if the findings cannot be read; part of the document is then already written
     */
    public static void write(ShownAudit result, OutputStream out) throws IOException {
        write(AuditDocument.of(result), out);
    }

    /**
     * Writes any document of records, maps, lists, iterators and scalars, without a line break at its end; the stream
     * stays open.
     *
     * @throws IOException if it cannot be written
     * @throws RuntimeException if an iterator throws it; part of the document is then already written
     */
    public static void write(Object document, OutputStream out) throws IOException {
        try {
            WRITER.writeValue(out, document);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof RuntimeException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    /** Writes any document of records, maps, lists and scalars, without a line break at its end. */
    public static String write(Object document) {
        return write(document, WRITER);
    }

    /** Writes a document in one line. */
    public static String writeCompact(Object document) {
        return write(document, WRITER.without(SerializationFeature.INDENT_OUTPUT));
    }

    private static String write(Object document, ObjectWriter writer) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit's document holds only what JSON can", e);
        }
    }
}
