package dev.iotjobs.auditor.cli.terminal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that shows standard output, if there is one.
 *
 * @param isTerminal whether standard output is a terminal, and not a file or another program
 * @param width width of a line in columns, from 80 to 120; 100 if standard output is not a terminal
 * @param rows lines of one screen, at least 8
 */
public record Terminal(boolean isTerminal, int width, int rows) {

    /** Stands for no terminal: standard output goes to a file or to another program. */
    public static final Terminal NONE = new Terminal(false, 100, 24);

    /** System property that the launcher sets: whether standard output is a terminal. */
    private static final String OUT_IS_TERMINAL = "audit.out.terminal";

    private static final String SIZE = "audit.terminal.size";
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([0-9]{1,4}) ([0-9]{1,4})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private static final int NARROWEST = 80;
    private static final int WIDEST = 120;
    private static final int FEWEST_ROWS = 8;

    public Terminal {
        width = Math.clamp(width, NARROWEST, WIDEST);
        rows = Math.max(FEWEST_ROWS, rows);
    }

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        return Boolean.getBoolean(OUT_IS_TERMINAL) ? of(System.getProperty(SIZE, ""), System.getenv()) : NONE;
    }

    /** @param size rows and columns, as {@code stty size} prints them; anything else counts as unknown */
    static Terminal of(String size, Map<String, String> environment) {
        Matcher known = ROWS_AND_COLUMNS.matcher(size.strip());
        boolean isKnown = known.matches();
        int rows = isKnown ? Integer.parseInt(known.group(1)) : number(environment.get("LINES"), NONE.rows);
        int columns = isKnown ? Integer.parseInt(known.group(2)) : number(environment.get("COLUMNS"), NARROWEST);
        return new Terminal(true, columns == 0 ? NARROWEST : columns, rows == 0 ? NONE.rows : rows);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
    }
}
