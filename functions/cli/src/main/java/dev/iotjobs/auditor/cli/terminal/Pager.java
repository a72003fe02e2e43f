package dev.iotjobs.auditor.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Prints entries screen by screen, one line for each entry. Reads at most one entry more than it prints.
 *
 * @param out receives the lines
 * @param keys keyboard: space shows the next screen, Enter the next line; any other key ends the output
 * @param rows number of lines on one screen
 */
public record Pager(PrintStream out, Keyboard keys, int rows) {

    private static final String ERASE_LINE = "\r\u001b[2K";

    /**
     * Prints entries until there are no more, or until a key ends the output.
     *
     * @param used number of lines that the caller already printed on the first screen
     * @param lines returns a line for each of the given entries
     * @param more returns the prompt below each screen but the last, from the number of entries printed so far
     */
    public <T> void print(
            Iterator<T> entries, int used, Function<List<T>, List<String>> lines, LongFunction<String> more) {
        int room = Math.max(1, rows - used - 1);
        long printed = 0;
        while (entries.hasNext() && !out.checkError()) {
            List<T> screen = next(entries, room);
            lines.apply(screen).forEach(out::println);
            printed += screen.size();
            if (entries.hasNext()) {
                out.print(more.apply(printed));
                out.flush();
                int key = keys.next();
                if (key != ' ' && key != '\n' && key != '\r') {
                    out.println();
                    return;
                }
                out.print(ERASE_LINE);
                room = key == ' ' ? rows - 1 : 1;
            }
        }
    }

    private static <T> List<T> next(Iterator<T> entries, int most) {
        List<T> some = new ArrayList<>();
        while (some.size() < most && entries.hasNext()) {
            some.add(entries.next());
        }
        return some;
    }
}
