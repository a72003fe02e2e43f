package dev.iotjobs.auditor.text;

import java.util.List;
import java.util.function.Consumer;

/** Writes a text line by line. Not safe for use by several threads. */
public final class Page {

    private static final int WIDTH = 100;

    private final int width;
    private final StringBuilder text = new StringBuilder();
    private final Consumer<String> out;
    private boolean isEmpty = true;
    private boolean endsBlank;

    /** A page of {@value #WIDTH} columns. */
    public Page() {
        this(WIDTH);
    }

    /**
     * @param width of {@link #wrapped} lines, in characters
     * @param out receives the lines, each with its line break, and the page keeps none
     */
    public Page(int width, Consumer<String> out) {
        this.width = width;
        this.out = out;
    }

    /** @param width of {@link #wrapped} lines, in characters */
    public Page(int width) {
        this.width = width;
        this.out = text::append;
    }

    public Page line(String line) {
        String stripped = line.stripTrailing();
        out.accept(stripped + "\n");
        endsBlank = stripped.isEmpty() || stripped.endsWith("\n");
        isEmpty = false;
        return this;
    }

    public Page lines(List<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    /** Wraps a text between words. The lines below the first are indented to its first word. */
    public Page wrapped(String lead, String text) {
        return lines(Wrapping.lines(lead, text, width));
    }

    /** Adds an empty line, unless the page is empty or ends with one. */
    public Page blank() {
        return isEmpty || endsBlank ? this : line("");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
