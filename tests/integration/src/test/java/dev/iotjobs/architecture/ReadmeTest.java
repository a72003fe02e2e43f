package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.architecture.Markdown.Block;
import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the README: tests run its commands, its samples are approved texts, and its links work. */
class ReadmeTest {

    private static final Path PROJECT = Project.root();
    private static final String SHELL_TESTS = "tests/local/src/test/java/dev/iotjobs/local/shell/";

    /** The comment above commands that no test runs. It must give a reason. */
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run by a test: \\S.* -->");

    /** The comment above a sample. It names the file with the complete text. */
    private static final Pattern FROM = Pattern.compile("<!-- from (\\S+) -->");

    /** The line of a sample that replaces omitted lines. */
    private static final Pattern LEFT_OUT = Pattern.compile("\\n\\[\\.{3}](\\n|$)");

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    /**
     * The test that runs a command.
     *
     * @param test the test class
     * @param text a part of its source that runs the command
     */
    private record RunBy(String test, String text) {}

    private static final Map<String, RunBy> RUN_BY = Map.of(
            "./audit demo", new RunBy("DemoTest.java", "assertThat(execute(\"demo\"))"),
            "./audit run --dry-run", new RunBy("AuditRunTest.java", "execute(\"run\", \"--dry-run\")"),
            "./audit run --create-resources",
                    new RunBy("AlertRunTest.java", "execute(with(List.of(\"run\", \"--create-resources\"), tables))"),
            "./audit findings", new RunBy("FindingsRunTest.java", "execute(tables, \"findings\")"),
            "./audit findings show 26286b89", new RunBy("FindingsRunTest.java", "\"findings\", \"show\", id"),
            "./audit explain fw-camera-3-7-5-all-porto",
                    new RunBy("FindingsRunTest.java", "execute(tables, \"explain\", \"bench-1\")"),
            "./audit report --out findings.html",
                    new RunBy("ReportRunTest.java", "tables(\"agree\", \"report\", \"--out\","),
            "./audit run --dry-run --report findings.html",
                    new RunBy("ReportRunTest.java", "execute(\"run\", \"--dry-run\", \"--report\", page"));

    private static Markdown readme() throws IOException {
        return Markdown.read(PROJECT.resolve("README.md"));
    }

    /** The README and all documents that it links to. */
    private static List<Markdown> documents() throws IOException {
        List<Markdown> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(PROJECT);
                Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
                Stream<Path> events = Files.list(PROJECT.resolve("events"))) {
            for (Path file : Stream.of(top, docs, events)
                    .flatMap(Function.identity())
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                documents.add(Markdown.read(file));
            }
        }
        return documents;
    }

    @Test
    void everyCommandOfTheReadme_isRunByATestOrSaysWhyNot() throws IOException {
        assertThat(readme().blocks("sh"))
                .isNotEmpty()
                .filteredOn(block -> !NOT_RUN.matcher(block.above()).matches())
                .flatExtracting(Block::commands)
                .hasSameElementsAs(RUN_BY.keySet());
    }

    @Test
    void everyCommandThatATestRuns_isInThatTest() throws IOException {
        for (RunBy run : RUN_BY.values()) {
            assertThat(PROJECT.resolve(SHELL_TESTS + run.test())).content().contains(run.text());
        }
    }

    /** Consecutive lines of a sample must be consecutive in the approved text, including blank lines. */
    @Test
    void everySampleOfTheReadme_isAnApprovedTextAndMarksWhatIsLeftOut() throws IOException {
        List<Block> samples = readme().blocks("text");

        assertThat(samples).isNotEmpty();
        for (Block sample : samples) {
            assertThat(sample.above()).matches(FROM);
            String approved = FROM.matcher(sample.above()).replaceFirst("$1");
            assertThat("\n" + Files.readString(PROJECT.resolve(approved)))
                    .as(approved)
                    .containsSubsequence(parts(sample));
        }
    }

    private static List<String> parts(Block sample) {
        return LEFT_OUT.splitAsStream(String.join("\n", sample.lines()))
                .map(part -> "\n" + part + "\n")
                .toList();
    }

    @Test
    void everyLink_leadsToAFileAndItsHeading() throws IOException {
        for (Markdown document : documents()) {
            for (String link : document.links()) {
                String[] target = link.split("#", 2);
                Path file = target[0].isEmpty()
                        ? document.file()
                        : document.file().resolveSibling(target[0]).normalize();
                assertThat(file).as(document.file() + ": " + link).exists();
                if (target.length == 2) {
                    assertThat(Markdown.read(file).anchors())
                            .as(document.file() + ": " + link)
                            .contains(target[1]);
                }
            }
        }
    }

    /** Checks the commands in all documents, including those that no test runs. */
    @Test
    void everyOptionOfAnAudit_exists() throws IOException {
        String help = help("run") + help("alert", "test") + help("alert", "summary");

        assertThat(documents().stream()
                        .flatMap(document -> document.blocks("sh").stream())
                        .flatMap(block -> block.commands().stream())
                        .filter(command -> command.matches("\\./audit (run|alert) .*"))
                        .flatMap(command -> OPTION.matcher(command).results())
                        .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(help).containsPattern(Pattern.quote(option) + "\\b"));
    }

    private static String help(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(stream, stream, Map.of(), false, false, Timeline.system());
        new AuditCli(shell)
                .execute(Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new));
        return out.toString(StandardCharsets.UTF_8);
    }
}
