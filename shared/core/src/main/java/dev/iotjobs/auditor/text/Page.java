package dev.iotjobs.auditor.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A text in the making, written line by line. Not safe for use by several threads. */
public final class Page {

    private static final int WIDTH = 100;

    private final int width;
    private final Appendable text;
    private boolean isEmpty = true;
    private boolean endsBlank;

    /** A page of {@value #WIDTH} columns. */
    public Page() {
        this(new StringBuilder());
    }

    /** @param text receives the lines of a page of {@value #WIDTH} columns; its errors are thrown unchecked */
    public Page(Appendable text) {
        this(WIDTH, text);
    }

    /** @param width of {@link #wrapped} lines, in characters */
    public Page(int width) {
        this(width, new StringBuilder());
    }

    private Page(int width, Appendable text) {
        this.width = width;
        this.text = text;
    }

    public Page line(String line) {
        String stripped = line.stripTrailing();
        try {
            text.append(stripped).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endsBlank = stripped.isEmpty() || stripped.endsWith("\n");
        isEmpty = false;
        return this;
    }

    public Page lines(List<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    /** Breaks a text between words; the lines below the first begin where its first word does. */
    public Page wrapped(String lead, String text) {
        return lines(Wrapping.lines(lead, text, width));
    }

    /** An empty line, unless the page is empty or has one there already. */
    public Page blank() {
        return isEmpty || endsBlank ? this : line("");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
