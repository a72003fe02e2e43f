package dev.iotjobs.auditor.text;

import java.util.List;
import java.util.function.Consumer;

/** A text in the making, written line by line. Not safe for use by several threads. */
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

    /** @param out receives the lines of a page of {@value #WIDTH} columns, each with its line break; the page keeps none */
    public Page(Consumer<String> out) {
        this.width = WIDTH;
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
