package dev.iotjobs.auditor.report;

/** A text in the making, line by line. */
final class Page {

    private final StringBuilder text = new StringBuilder();

    Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
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
