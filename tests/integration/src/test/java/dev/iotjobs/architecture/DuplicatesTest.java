package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that production code does not repeat six lines of itself. */
class DuplicatesTest {

    private static final Path PROJECT = Project.root();
    private static final int LINES = 6;

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(//.*$|/\\*[\\s\\S]*?\\*/)");
    private static final Pattern WORD = Pattern.compile("\\w");

    private record Line(String place, String text) {}

    @Test
    void productionCode_repeatsNoSixLines() throws IOException {
        List<List<Line>> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(PROJECT)) {
            for (Path source : paths.filter(DuplicatesTest::isProduction).toList()) {
                files.add(lines(PROJECT.relativize(source).toString(), Files.readString(source)));
            }
        }

        assertThat(files).hasSizeGreaterThan(500);
        assertThat(repeated(files)).isEmpty();
    }

    @Test
    void sixEqualLines_areFoundWithoutCommentsImportsIndentationAndLonePunctuation() {
        String six = "a();\nb();\nc();\nd();\ne();\nf();\n";

        assertThat(repeated(List.of(lines("A", "import x;\n" + six), lines("B", "g();\n" + six))))
                .containsExactly("[A:2, B:2]");
        assertThat(repeated(
                        List.of(lines("A", "/* one\n two */" + six), lines("B", six.replace("c();", "  c();\n}\n\n")))))
                .containsExactly("[A:2, B:1]");
        assertThat(repeated(List.of(lines("A", six + "g();\n" + six)))).containsExactly("[A:1, A:8]");
    }

    @Test
    void fiveEqualLines_areNotFound() {
        String five = "a();\nb();\nc();\nd();\ne();\n";

        assertThat(repeated(List.of(lines("A", five + "f();\n"), lines("B", "g();\n" + five))))
                .isEmpty();
    }

    private static boolean isProduction(Path path) {
        String name = PROJECT.relativize(path).toString();
        return name.contains("src/main/java/") && name.endsWith(".java");
    }

    /** The lines of code of a source file, without comments, imports and lines of punctuation only. */
    private static List<Line> lines(String file, String source) {
        List<String> lines = COMMENT.matcher(source)
                .replaceAll(comment -> "\n".repeat((int) comment.group().lines().count() - 1))
                .lines()
                .toList();
        List<Line> code = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (WORD.matcher(text).find() && !text.startsWith("import ")) {
                code.add(new Line(file + ":" + (i + 1), text));
            }
        }
        return code;
    }

    /** The places of each six lines in a row that exist more than once. */
    private static List<String> repeated(List<List<Line>> files) {
        Map<String, List<String>> places = new HashMap<>();
        for (List<Line> lines : files) {
            for (int i = 0; i + LINES <= lines.size(); i++) {
                String text =
                        lines.subList(i, i + LINES).stream().map(Line::text).collect(Collectors.joining("\n"));
                places.computeIfAbsent(text, _ -> new ArrayList<>())
                        .add(lines.get(i).place());
            }
        }
        return places.values().stream()
                .filter(all -> all.size() > 1)
                .map(List::toString)
                .sorted()
                .toList();
    }
}
