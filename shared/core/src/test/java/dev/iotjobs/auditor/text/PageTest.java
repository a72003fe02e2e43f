package dev.iotjobs.auditor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void wrapped_longText_breaksBetweenWordsBelowItsFirstWord() {
        Page page = new Page(20).wrapped("  Why  ", "one two three four");

        assertThat(page).hasToString("  Why  one two three\n       four\n");
    }

    @Test
    void wrapped_wordLongerThanALine_isBroken() {
        assertThat(new Page(10).wrapped("- ", "a veryverylongword b"))
                .hasToString("- a\n  veryvery\n  longword\n  b\n");
        assertThat(new Page(5).wrapped("", "abcd\uD83D\uDE80e")).hasToString("abcd\n\uD83D\uDE80e\n");
    }

    @Test
    void wrapped_percentage_staysOnOneLine() {
        assertThat(new Page(9).wrapped("", "of 10 jobs 5 %")).hasToString("of 10\njobs 5 %\n");
        assertThat(new Page(9).wrapped("", "of 10 jobs" + Wrapping.KEPT + "5")).hasToString("of 10\njobs 5\n");
    }

    @Test
    void blank_atTheStartOrTwice_addsOneAtMost() {
        assertThat(new Page().blank().line("a").blank().blank().line("b")).hasToString("a\n\nb\n");
    }

    @Test
    void columns_cellsOfDifferentLength_beginAtTheSamePlaces() {
        Columns columns = new Columns();
        columns.row("eu-west-1", "512 jobs");
        columns.row("\u001b[31mus\u001b[0m", "1 job");

        assertThat(columns.lines()).containsExactly("eu-west-1  512 jobs", "\u001b[31mus\u001b[0m         1 job");
    }
}
