package dev.iotjobs.load.figure;

import java.util.List;

/**
 * The result of a load.
 *
 * @param what was measured, in one sentence
 * @param figures in the order they are to be read
 * @param tables details, such as one row a tick
 */
public record Measurement(String what, List<Figure> figures, List<Table> tables) {

    /**
     * Rows of details.
     *
     * @param rows each as long as the columns
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
