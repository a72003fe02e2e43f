package dev.iotjobs.auditor.export.html;

import gg.jte.TemplateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Keeps text compressed in memory, in about a tenth of its size, until it is read. Not thread-safe. */
final class Spool {

    private static final int BUFFER = 8_192;

    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final Writer writer;

    Spool() throws IOException {
        writer = new OutputStreamWriter(new GZIPOutputStream(compressed, BUFFER), StandardCharsets.UTF_8);
    }

    Writer writer() {
        return writer;
    }

    /** Writes the text to the output of a template, without escaping it. Afterwards, no text can be added. */
    void copyTo(TemplateOutput output) throws IOException {
        writer.close();
        try (Reader text = new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray()), BUFFER),
                StandardCharsets.UTF_8)) {
            char[] buffer = new char[BUFFER];
            for (int length = text.read(buffer); length >= 0; length = text.read(buffer)) {
                output.writeContent(new String(buffer, 0, length));
            }
        }
    }
}
