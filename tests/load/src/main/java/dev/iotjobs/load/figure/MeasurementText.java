package dev.iotjobs.load.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a measurement as text for a terminal. */
public final class MeasurementText {

    private MeasurementText() {}

    public static String of(Measurement measurement) {
        StringBuilder text = new StringBuilder(measurement.what()).append("\n\n");
        for (Measurement.Table table : measurement.tables()) {
            List<List<String>> rows = new ArrayList<>(List.of(table.columns()));
            table.rows()
                    .forEach(row ->
                            rows.add(row.stream().map(MeasurementText::cell).toList()));
            text.append(table.title()).append('\n').append(aligned(rows)).append('\n');
        }
        List<List<String>> figures = new ArrayList<>(List.of(List.of("figure", "value", "bar", "")));
        measurement.figures().forEach(figure -> figures.add(row(figure)));
        return text.append(aligned(figures)).toString();
    }

    private static List<String> row(Figure figure) {
        String result = figure.isMet() ? "met" : "MISSED";
        return List.of(
                figure.name(),
                (number(figure.value()) + " " + figure.unit()).strip(),
                bar(figure),
                figure.hasBar() ? result : "");
    }

    private static String bar(Figure figure) {
        Double most = figure.atMost();
        Double least = figure.atLeast();
        if (most != null && most.equals(least)) {
            return "= " + number(most);
        }
        return ((least == null ? "" : ">= " + number(least)) + (most == null ? "" : " <= " + number(most))).strip();
    }

    private static String cell(Object value) {
        return value instanceof Number number ? number(number.doubleValue()) : String.valueOf(value);
    }

    private static String number(double value) {
        boolean whole = Math.rint(value) == value && Math.abs(value) < 1e15;
        if (whole) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%,.3f" : "%,.1f", value);
    }

    /** The rows as lines. The first column is aligned to the left, every other column to the right. */
    private static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        List<Integer> widths = IntStream.range(0, columns)
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(column -> padded(row.get(column), widths.get(column), column == 0))
                        .collect(Collectors.joining("  ", "  ", ""))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String padded(String cell, int width, boolean left) {
        String gap = " ".repeat(width - cell.length());
        return left ? cell + gap : gap + cell;
    }
}
