package dev.iotjobs.load;

import java.util.List;

/**
 * The result of a load.
 *
 * @param what was measured, in one sentence
 * @param figures in the order they are to be read
 * @param tables details, such as one row a tick
 */
record Measurement(String what, List<Figure> figures, List<Table> tables) {

    /**
     * Rows of details.
     *
     * @param rows each as long as the columns
     */
    record Table(String title, List<String> columns, List<List<Object>> rows) {

        Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    Measurement {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
    }

    Measurement(String what, List<Figure> figures) {
        this(what, figures, List.of());
    }

    boolean isMet() {
        return figures.stream().allMatch(Figure::isMet);
    }
}
