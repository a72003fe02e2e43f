package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private static final Path PROJECT = Project.root();
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?(dev\\.iotjobs\\.[a-z.]+)\\.[A-Z]");

    /** The sentence of a package's description that names all packages that may use it. */
    private static final Pattern USERS = Pattern.compile("Only ([^.]*(?:\\.\\w[^.]*)*) may depend on this package\\.");

    private static final Pattern NAME = Pattern.compile("\\{@code ([a-z.]+)}");

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
    void everyPackage_isUsedOnlyByThePackagesThatItNames() throws IOException {
        Map<String, Set<String>> users = users();
        for (Path folder : mainSourceFolders()) {
            String description = description(folder);
            Matcher sentence = USERS.matcher(description);
            if (sentence.find()) {
                List<String> named = NAME.matcher(sentence.group(1))
                        .results()
                        .map(name -> name.group(1))
                        .toList();
                assertThat(users.getOrDefault(name(folder), Set.of()))
                        .as("packages that use " + name(folder))
                        .isSubsetOf(named);
            } else {
                assertThat(description).as(name(folder)).contains(" may depend on this package.");
            }
        }
    }

    /** The packages that import each package. */
    private static Map<String, Set<String>> users() throws IOException {
        Map<String, Set<String>> users = new HashMap<>();
        for (Path folder : mainSourceFolders()) {
            for (String source : sources(folder)) {
                IMPORT.matcher(source)
                        .results()
                        .map(used -> relative(used.group(1)))
                        .filter(used -> !used.equals(name(folder)))
                        .forEach(used -> users.computeIfAbsent(used, _ -> new HashSet<>())
                                .add(name(folder)));
            }
        }
        return users;
    }

    private static List<String> sources(Path folder) throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(PackagesTest::isClass).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    /** The description of a package in one line. */
    private static String description(Path folder) throws IOException {
        return Files.readString(folder.resolve("package-info.java")).replaceAll("\\s+\\*?\\s*", " ");
    }

    private static String name(Path folder) {
        String path = folder.toString();
        return relative(path.substring(path.indexOf("src/main/java/") + "src/main/java/".length())
                .replace('/', '.'));
    }

    /** The name of a package without the beginning that most packages share. */
    private static String relative(String packageName) {
        return packageName.replaceFirst("^dev\\.iotjobs\\.(auditor\\.)?", "");
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
