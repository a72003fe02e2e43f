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
 * Writes records, maps, lists, iterators and scalars as JSON. Escapes all characters beyond ASCII. Replaces an unpaired
 * surrogate by U+FFFD.
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
            // No character of a text is hidden from a person or controls a terminal
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private DocumentJson() {}

    /** A writer that adds line breaks and indentation. It does not close its output. */
    public static ObjectWriter indented() {
        return INDENTED;
    }

    /** A writer that adds no line breaks. It does not close its output. */
    public static ObjectWriter compact() {
        return INDENTED.without(SerializationFeature.INDENT_OUTPUT);
    }

    /**
     * Writes a document as JSON without a final line break. Reads the iterators in the document while it writes. Does
     * not close {@code out}.
     *
     * @throws IOException if {@code out} cannot be written
     * @throws RuntimeException if an iterator in the document fails; the output is then incomplete
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

    /** Replaces each unpaired surrogate with U+FFFD. */
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
