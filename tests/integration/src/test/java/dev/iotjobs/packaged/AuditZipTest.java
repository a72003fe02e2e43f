package dev.iotjobs.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class AuditZipTest {

    private static final long MOST_BYTES = 31_000_000;

    private static List<? extends ZipEntry> entries() throws IOException {
        try (ZipFile zip = new ZipFile(Project.ZIP.toFile())) {
            return zip.stream().toList();
        }
    }

    private static List<String> jars() throws IOException {
        return entries().stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    @Test
    void size_isWellUnderWhatLambdaLikes() throws IOException {
        System.out.printf("audit.zip: %,d bytes, %d jars%n", Files.size(Project.ZIP), jars().size());

        assertThat(Files.size(Project.ZIP)).isLessThan(MOST_BYTES);
    }

    @Test
    void contents_areJarsUnderLibAlone() throws IOException {
        assertThat(jars()).isNotEmpty().allMatch(name -> name.matches("lib/[^/]+\\.jar"));
    }

    @Test
    void entries_areAllOfOneTime_soThatTwoBuildsMakeTheSameBytes() throws IOException {
        assertThat(entries().stream().map(ZipEntry::getTime).distinct()).hasSize(1);
    }

    @Test
    void jars_haveEachLibraryOnce() throws IOException {
        assertThat(jars().stream().map(name -> name.replaceFirst("-[0-9][^/]*\\.jar$", "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void jars_leaveOutWhatTheFunctionNeverCalls() throws IOException {
        assertThat(jars())
                .noneMatch(
                        name -> name.matches(
                                "lib/(aspectj|netty|url-connection-client|commons-logging|jmespath|joda|junit|assertj|simulator|"
                                        + "local-account|auditor-cli|signin|sso|ssooidc|aws-lambda-java-events|aws-lambda-java-runtime).*"));
    }

    /** No class may be in two jars, because their order on the class path is not defined. */
    @Test
    void classes_areInOneJarOnly() throws IOException {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String name : classes()) {
            if (!seen.add(name)) {
                twice.add(name);
            }
        }

        assertThat(seen).contains("dev/iotjobs/auditor/lambda/AuditHandler.class");
        assertThat(twice).isEmpty();
    }

    @Test
    void classes_ofThisProject_areNoTests() throws IOException {
        assertThat(classes().stream().filter(name -> name.startsWith("dev/iotjobs/")))
                .noneMatch(name -> name.matches(".*Test(\\$.*)?\\.class") || !name.startsWith("dev/iotjobs/auditor/"));
    }

    private static List<String> classes() throws IOException {
        List<String> classes = new ArrayList<>();
        try (ZipFile zip = new ZipFile(Project.ZIP.toFile())) {
            for (String jar : jars()) {
                try (InputStream content = zip.getInputStream(zip.getEntry(jar))) {
                    classes.addAll(classes(content));
                }
            }
        }
        return classes;
    }

    private static List<String> classes(InputStream jar) throws IOException {
        List<String> classes = new ArrayList<>();
        ZipInputStream in = new ZipInputStream(jar);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
                classes.add(entry.getName());
            }
        }
        return classes;
    }
}
