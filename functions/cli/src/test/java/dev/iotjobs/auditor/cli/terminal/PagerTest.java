package dev.iotjobs.auditor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<Integer> read = new ArrayList<>();

    private String page(int entries, Integer... keys) {
        Deque<Integer> pressed = new ArrayDeque<>(List.of(keys));
        Keyboard keyboard = () -> pressed.isEmpty() ? Keyboard.NONE : pressed.pop();
        Iterator<Integer> numbers =
                IntStream.rangeClosed(1, entries).peek(read::add).boxed().iterator();
        new Pager(new PrintStream(printed, true, StandardCharsets.UTF_8), keyboard, 8)
                .print(
                        numbers,
                        3,
                        some -> some.stream().map(number -> "row " + number).toList(),
                        count -> (entries - count) + " more");
        return printed.toString(StandardCharsets.UTF_8).replace("\r\u001b[2K", "<erased>");
    }

    @Test
    void print_fitsOnAScreen_isWhole() {
        assertThat(page(4)).isEqualTo("row 1\nrow 2\nrow 3\nrow 4\n");
    }

    @Test
    void print_withoutAKeyboard_isOneScreen() {
        assertThat(page(100)).isEqualTo("row 1\nrow 2\nrow 3\nrow 4\n96 more\n");
        assertThat(read).hasSize(5);
    }

    @Test
    void print_space_isTheNextScreen() {
        assertThat(page(100, (int) ' '))
                .isEqualTo("row 1\nrow 2\nrow 3\nrow 4\n96 more<erased>"
                        + "row 5\nrow 6\nrow 7\nrow 8\nrow 9\nrow 10\nrow 11\n89 more\n");
    }

    @Test
    void print_enter_isTheNextLine() {
        assertThat(page(6, (int) '\n', (int) 'q'))
                .isEqualTo("row 1\nrow 2\nrow 3\nrow 4\n2 more<erased>row 5\n1 more\n");
    }

    @ParameterizedTest
    @CsvSource({"'40 100', 100, 40", "'50 200', 120, 50", "'24 60', 80, 24", "'0 0', 80, 24", "x, 90, 30", "'', 90, 30"
    })
    void of_sizeOfTheTerminal_isWithinBounds(String size, int width, int rows) {
        assertThat(Terminal.of(size, Map.of("COLUMNS", "90", "LINES", "30")))
                .isEqualTo(new Terminal(true, width, rows));
    }
}
