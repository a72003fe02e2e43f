package dev.iotjobs.auditor.text;

import java.util.List;

/** A text in the making, line by line. Not safe for use by several threads. */
public final class Page {

    private static final int WIDTH = 100;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    /** A page of {@value #WIDTH} columns. */
    public Page() {
        this(WIDTH);
    }

    /** @param width of {@link #wrapped} lines, in characters */
    public Page(int width) {
        this.width = width;
    }

    public Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
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
        if (!text.isEmpty() && !endsBlank()) {
            text.append('\n');
        }
        return this;
    }

    private boolean endsBlank() {
        return text.length() > 1 && text.charAt(text.length() - 2) == '\n';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
