package dev.iotjobs.auditor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a shell command as lines that a person can copy into a POSIX shell. */
public final class CommandLines {

    /** Maximum length of a command, in characters. A longer command is left out. */
    private static final int LENGTH = 2_000;

    private static final Pattern JSON_OPTION =
            Pattern.compile("--[a-z-]+-config(uration(s)?)? '[{\\[].*", Pattern.DOTALL);

    private static final String CONTINUED = " \\";
    private static final String DEEPER = "  ";

    private CommandLines() {}

    /**
     * The command in one line. Empty if the command contains hidden characters or is too long.
     *
     * @param words words of the command, already quoted for a shell
     */
    public static Optional<String> line(List<String> words) {
        String line = String.join(" ", words);
        return line.length() <= LENGTH && PlainText.isPlain(line) ? Optional.of(line) : Optional.empty();
    }

    /**
     * The command in several lines. Lines break before options, and after commas inside JSON. Empty if the command
     * contains hidden characters or is too long.
     *
     * @param words words of the command, already quoted for a shell
     * @param width maximum width of a line in characters, with the backslash at its end; a line with a single long
     *     option may be wider
     */
    public static List<String> wrapped(List<String> words, String indent, int width) {
        if (line(words).isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (List<String> group : groups(words)) {
            String text = String.join(" ", group);
            if (line.length() + 1 + text.length() + CONTINUED.length() > width
                    && !line.toString().isBlank()) {
                lines.add(line + CONTINUED);
                line.setLength(0);
                line.append(indent).append(DEEPER);
            } else if (line.length() > indent.length()) {
                line.append(' ');
            }
            appendJson(lines, line, text, indent + DEEPER, width);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The words in groups that stay on one line: the command's name, and each option with its values. */
    private static List<List<String>> groups(List<String> words) {
        List<List<String>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        for (String word : words) {
            if (word.startsWith("--")) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(word);
        }
        return groups;
    }

    private static void appendJson(List<String> lines, StringBuilder line, String text, String indent, int width) {
        for (String piece : jsonPieces(text)) {
            if (line.length() + piece.length() > width && piece.startsWith("\"")) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent);
            }
            line.append(piece);
        }
    }

    /**
     * Cuts an option with a JSON value after each comma that is not inside a string. Any other text stays in one piece.
     */
    private static List<String> jsonPieces(String text) {
        List<String> pieces = new ArrayList<>();
        boolean json = JSON_OPTION.matcher(text).matches();
        boolean inString = false;
        int from = 0;
        for (int i = 0; json && i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\') {
                i++;
            } else if (character == '"') {
                inString = !inString;
            } else if (character == ',' && !inString) {
                pieces.add(text.substring(from, i + 1));
                from = i + 1;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
