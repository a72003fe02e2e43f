package dev.iotjobs.auditor.export.source;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a POSIX shell does, but without any expansion. */
final class ShellWords {

    private ShellWords() {}

    /** @throws IllegalArgumentException if a quote is not closed, or a backslash ends the line */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (c == ' ') {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (c == '\'' || c == '"') {
                int end = line.indexOf(c, i);
                if (end < 0) {
                    throw new IllegalArgumentException("a quote is not closed");
                }
                word.append(line, i, end);
                i = end + 1;
            } else if (c == '\\') {
                if (i == line.length()) {
                    throw new IllegalArgumentException("a backslash ends the line");
                }
                word.append(line.charAt(i++));
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
