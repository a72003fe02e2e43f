package dev.iotjobs.load.figure;

import java.util.List;

/**
 * The result of a measurement.
 *
 * @param what what was measured, in one sentence
 * @param figures figures in the order in which they are shown
 * @param tables details, for example with a row for each tick
 */
public record Measurement(String what, List<Figure> figures, List<Table> tables) {

    /**
     * A table of details.
     *
     * @param rows rows with one value for each column
     */
    public record Table(String title, List<String> columns, List<List<Object>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    public Measurement {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    public Measurement(String what, List<Figure> figures) {
        this(what, figures, List.of());
    }

    public boolean isMet() {
        return figures.stream().allMatch(Figure::isMet);
    }
}
