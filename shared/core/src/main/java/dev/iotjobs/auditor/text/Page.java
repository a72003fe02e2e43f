package dev.iotjobs.auditor.text;

import java.util.List;
import java.util.function.Consumer;

/** Builds a text line by line. Collects the lines or passes each on at once. Not safe for use by several threads. */
public final class Page {

    private static final int WIDTH = 100;

    private final int width;
    private final StringBuilder text = new StringBuilder();
    private final Consumer<String> out;
    private boolean isEmpty = true;
    private boolean endsBlank;

    /**
     * A page whose {@link #wrapped} lines have at most {@value #WIDTH} characters. {@link #toString} returns its text.
     */
    public Page() {
        this(WIDTH);
    }

    /**
     * A page that passes on each line at once and collects none. {@link #toString} returns an empty text.
     *
     * @param width maximum width of {@link #wrapped} lines, in characters
     * @param out receives each line with its line break
     */
    public Page(int width, Consumer<String> out) {
        this.width = width;
        this.out = out;
    }

    /**
     * A page that collects its lines. {@link #toString} returns its text.
     *
     * @param width maximum width of {@link #wrapped} lines, in characters
     */
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

    /**
     * Adds a text, wrapped between words. Further lines are indented to the first word of the text.
     *
     * @param lead start of the first line
     */
    public Page wrapped(String lead, String text) {
        return lines(Wrapping.lines(lead, text, width));
    }

    /** Adds an empty line, except at the start of the page and after another empty line. */
    public Page blank() {
        return isEmpty || endsBlank ? this : line("");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
