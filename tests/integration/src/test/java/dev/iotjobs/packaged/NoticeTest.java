package dev.iotjobs.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Checks that NOTICE lists exactly the third-party libraries that are shipped. Each entry has the name, the major
 * version, and where the library is: in the zip or on the class path of the command line. A new major version can have
 * another licence.
 */
class NoticeTest {

    private static final Path NOTICE = Project.ROOT.resolve("NOTICE");
    private static final Path CLASS_PATH = Project.ROOT.resolve("functions/cli/target/launcher.classpath");

    private static final String ZIP = "zip";
    private static final String COMMAND_LINE = "command line";

    private static final String OURS = "auditor-";

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d+)[^/]*\\.jar");
    private static final Pattern FAMILY = Pattern.compile("\\S.*, (\\d+)\\.x: \\S.*");
    private static final Pattern LIBRARIES =
            Pattern.compile("  (" + ZIP + "|" + COMMAND_LINE + "|" + ZIP + " and " + COMMAND_LINE + "): (.+)");
    private static final Pattern COMMA = Pattern.compile(", ");
    private static final String CONTINUED = "\n    ";

    @Test
    void zip_librariesOfOthers_areThoseThatNoticeLists() throws IOException {
        assertThat(listed(ZIP)).isNotEmpty().containsExactlyInAnyOrderElementsOf(zipped());
    }

    @Test
    void commandLine_librariesOfOthers_areThoseThatNoticeLists() throws IOException {
        assertThat(listed(COMMAND_LINE)).isNotEmpty().containsExactlyInAnyOrderElementsOf(onClassPath());
    }

    private static List<String> zipped() throws IOException {
        try (ZipFile zip = new ZipFile(Project.ZIP.toFile())) {
            return ofOthers(zip.stream().filter(entry -> !entry.isDirectory()).map(entry -> Path.of(entry.getName())));
        }
    }

    private static List<String> onClassPath() throws IOException {
        return ofOthers(Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Files.readString(CLASS_PATH))
                .map(Path::of));
    }

    private static List<String> ofOthers(Stream<Path> files) {
        return files.map(file -> file.getFileName().toString())
                .filter(name -> !name.startsWith(OURS))
                .map(NoticeTest::library)
                .toList();
    }

    private static String library(String jar) {
        Matcher matcher = JAR.matcher(jar);
        assertThat(matcher.matches()).as(jar).isTrue();
        return matcher.group(1) + " " + matcher.group(2) + ".x";
    }

    private static List<String> listed(String place) throws IOException {
        List<String> listed = new ArrayList<>();
        String version = "";
        for (String line :
                Files.readString(NOTICE).replace(CONTINUED, " ").lines().toList()) {
            Matcher family = FAMILY.matcher(line);
            Matcher libraries = LIBRARIES.matcher(line);
            if (family.matches()) {
                version = " " + family.group(1) + ".x";
            } else if (libraries.matches() && libraries.group(1).contains(place)) {
                for (String name : COMMA.split(libraries.group(2), -1)) {
                    listed.add(name + version);
                }
            }
        }
        return listed;
    }
}
