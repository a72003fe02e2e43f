package dev.iotjobs.auditor.report;

/** A text in the making, line by line. */
final class Page {

    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /** Breaks a text between words, and lets the lines below begin where its first word does. */
    Page wrapped(String lead, String text) {
        StringBuilder line = new StringBuilder(lead);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > lead.length()) {
                line(line.toString());
                line.setLength(0);
                line.repeat(' ', lead.length());
            }
            line.append(word).append(' ');
        }
        return line(line.toString());
    }

    /** An empty line, unless the page is empty or has one there already. */
    Page blank() {
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
