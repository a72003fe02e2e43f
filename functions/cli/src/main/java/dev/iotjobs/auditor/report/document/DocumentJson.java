package dev.iotjobs.auditor.report.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes documents of records, maps, lists, iterators and scalars. Names and texts from the account are not changed,
 * except that half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. All beyond ASCII is escaped, so that no
 * character of a text is hidden from a person or does anything to a terminal.
 */
public final class DocumentJson {

    private static final char REPLACEMENT = '\uFFFD';

    private static final ObjectWriter INDENTED = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(String.class, new TextSerializer()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.WRAP_EXCEPTIONS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private DocumentJson() {}

    /** Writes with line breaks, for people as well. Does not close what it writes to. */
    public static ObjectWriter indented() {
        return INDENTED;
    }

    /** Writes without line breaks. Does not close what it writes to. */
    public static ObjectWriter compact() {
        return INDENTED.without(SerializationFeature.INDENT_OUTPUT);
    }

    /**
     * Writes a document part by part, without a line break at its end; the stream stays open.
     *
     * @throws IOException if it cannot be written
     * @throws RuntimeException if an iterator in it fails; part of the document is then already written
     */
    public static void write(Object document, OutputStream out) throws IOException {
        try {
            INDENTED.writeValue(out, document);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof RuntimeException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    private static final class TextSerializer extends StdScalarSerializer<String> {

        private static final long serialVersionUID = 1;

        private TextSerializer() {
            super(String.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, String text) {
            return text.isEmpty();
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(wellFormed(text));
        }
    }

    /** The text with U+FFFD for each half of a surrogate pair. */
    static String wellFormed(String text) {
        StringBuilder fixed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                fixed = fixed == null ? new StringBuilder(text) : fixed;
                fixed.setCharAt(i, REPLACEMENT);
            }
        }
        return fixed == null ? text : fixed.toString();
    }
}
