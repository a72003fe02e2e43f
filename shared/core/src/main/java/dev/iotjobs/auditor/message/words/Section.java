package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * A section of a message: a heading, entries, and the number of findings or changes that it leaves out. A section
 * without entries prints nothing.
 */
public final class Section implements MessageBody.Block {

    private final String title;
    private final List<Entry> shown;
    private int hidden;

    /**
     * @param shown entries in the order in which they are printed
     * @param hidden number of findings that are counted but not printed
     */
    public Section(String title, List<Entry> shown, int hidden) {
        this.title = title;
        this.shown = new ArrayList<>(shown);
        this.hidden = hidden;
    }

    /**
     * An entry of a section, about findings or about one change of the policy.
     *
     * @param findings number of findings or changes in the entry
     * @param heading printed once above consecutive entries that have the same heading; may be empty
     * @param lines all lines, with the command if there is one
     * @param name the lines that the entry keeps if its command is dropped to shorten the message
     */
    public record Entry(int findings, String heading, List<String> lines, List<String> name) {

        public Entry {
            lines = List.copyOf(lines);
            name = List.copyOf(name);
        }

        public static Entry ofName(int findings, List<String> name) {
            return new Entry(findings, "", name, name);
        }

        private boolean hasCommand() {
            return !lines.equals(name);
        }

        private Entry withoutCommand() {
            return new Entry(findings, heading, name, name);
        }
    }

    @Override
    public List<String> lines() {
        if (shown.isEmpty()) {
            return List.of(); // The first sentence of the message already counts the findings.
        }
        List<String> lines = new ArrayList<>();
        lines.add(title);
        String heading = "";
        for (Entry entry : shown) {
            if (!entry.heading().equals(heading)) {
                heading = entry.heading();
                lines.addAll(Sentences.lines("", heading));
            }
            lines.addAll(entry.lines());
        }
        if (hidden > 0) {
            lines.add("  and " + Figures.count(hidden) + " more");
        }
        return lines;
    }

    @Override
    public boolean dropSpareName() {
        return shown.size() > 1 && dropName();
    }

    @Override
    public boolean dropName() {
        for (int i = shown.size() - 1; i >= 0; i--) {
            if (!shown.get(i).hasCommand()) {
                hidden += shown.remove(i).findings();
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean dropCommand() {
        for (int i = shown.size() - 1; i >= 0; i--) {
            if (shown.get(i).hasCommand()) {
                shown.set(i, shown.get(i).withoutCommand());
                return true;
            }
        }
        return false;
    }
}
