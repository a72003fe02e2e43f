package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private static final Path PROJECT = Project.root();

    private static List<Path> mainSourceFolders() throws IOException {
        try (Stream<Path> paths = Files.walk(PROJECT)) {
            return paths.filter(Files::isDirectory)
                    .filter(folder -> PROJECT.relativize(folder).toString().contains("src/main/java/dev/"))
                    .filter(PackagesTest::holdsClasses)
                    .toList();
        }
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyPackage_saysWhatLivesThereAndIsNullMarked() throws IOException {
        assertThat(mainSourceFolders()).isNotEmpty().allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).containsIgnoringCase("depend").contains("@NullMarked");
        });
    }

    @Test
    void everyPackage_holdsTwentyFilesAtMost_groupsOfRulesExcepted() throws IOException {
        for (Path folder : mainSourceFolders()) {
            if (!folder.resolveSibling("Rule.java").toFile().exists()) {
                try (Stream<Path> files = Files.list(folder)) {
                    assertThat(files.filter(PackagesTest::isClass))
                            .as(folder.toString())
                            .hasSizeLessThanOrEqualTo(20);
                }
            }
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("package-info.java");
    }

    @Test
    void everyFile_isOneThought() throws IOException {
        for (Path folder : mainSourceFolders()) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
                }
            }
        }
    }
}
