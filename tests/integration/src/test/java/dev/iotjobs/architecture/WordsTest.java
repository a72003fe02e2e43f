package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that prose and names avoid some words that are hard to understand. */
class WordsTest {

    private static final Path PROJECT = Project.root();

    private static final Pattern AVOIDED = Pattern.compile(
            "\\b(tells?|telling|told|mend(s|ed|ing)?|nobody|somebody|whoever|for ever|goes on|came to|in the way)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TWO_WORDS_OF_A_NAME = Pattern.compile("(?<=[a-z])(?=[A-Z])|_");

    private static final Set<String> NOT_WRITTEN_HERE = Set.of(".git", "target", ".idea", ".aws-sam", "LICENSE");

    private static final Set<String> TEXTS = Set.of(
            "",
            "editorconfig",
            "gitignore",
            "html",
            "java",
            "json",
            "md",
            "properties",
            "py",
            "toml",
            "txt",
            "xml",
            "yaml",
            "yml");

    @Test
    void noTextOfTheProject_hasAWordThatReadersStumbleOver() throws IOException {
        List<Path> texts = texts();

        assertThat(texts).hasSizeGreaterThan(300).contains(PROJECT.resolve("README.md"), PROJECT.resolve("audit"));
        assertThat(texts.stream().flatMap(WordsTest::stumbles)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"It tells why.", "TOLD", "goesOn()", "for ever", "NOBODY_LISTENS", "is in the way"})
    void avoidedWord_isFound(String line) {
        assertThat(hasAvoided(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"recommended", "an amendment", "forever", "intelligent", "the way in", "it goes one by one"})
    void wordThatOnlyLooksLikeOne_isNot(String line) {
        assertThat(hasAvoided(line)).isFalse();
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                String extension = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
                if (isOurs(file) && TEXTS.contains(extension) && !name.equals("WordsTest.java")) {
                    texts.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return texts;
    }

    private static boolean isOurs(Path path) {
        return !NOT_WRITTEN_HERE.contains(path.getFileName().toString());
    }

    private static Stream<String> stumbles(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> hasAvoided(lines.get(i)))
                    .mapToObj(i -> PROJECT.relativize(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static boolean hasAvoided(String line) {
        return AVOIDED.matcher(line).find()
                || AVOIDED.matcher(TWO_WORDS_OF_A_NAME.matcher(line).replaceAll(" "))
                        .find();
    }
}
