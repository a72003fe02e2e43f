package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.policy.document.PolicySchema;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The files of the repository that are generated from rules.
 *
 * @param root the folder of the repository
 */
public record RuleDocs(Path root, RuleBook book) {

    private static final String PAGES = "docs/rules";
    private static final String README = "README.md";
    private static final String SCHEMA = "docs/policy.schema.json";
    private static final String VERDICTS = "shared/core/src/test/resources/dev/iotjobs/auditor/rule/verdicts.golden";
    private static final String CORPUS = "shared/core/src/test/resources/dev/iotjobs/auditor/rule/corpus.jsonl";

    /** The page of a rule from the class path; empty if there is none. */
    public static Optional<String> packaged(String ruleId) {
        try (InputStream page = RuleDocs.class.getResourceAsStream("rules/" + ruleId + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the page of " + ruleId, e);
        }
    }

    /** Whether {@code root} is a checkout of the repository. */
    public boolean isHere() {
        return Files.isRegularFile(root.resolve(README)) && Files.isRegularFile(root.resolve(CORPUS));
    }

    /**
     * Reads the corpus: the example subjects on which all rules are tried.
     *
     * @throws IOException if the corpus cannot be read
     */
    public Corpus corpus() throws IOException {
        return Corpus.read(root.resolve(CORPUS));
    }

    /**
     * A line for each rule whose verdicts differ from the stored verdicts, although its version is unchanged. While
     * there is such a line, {@link #write} stores no verdicts.
     *
     * @throws IOException if the stored verdicts or the corpus cannot be read
     */
    public List<String> problems() throws IOException {
        return stored().problems(GoldenVerdicts.of(book, corpus()), book.definitions());
    }

    private GoldenVerdicts stored() throws IOException {
        Path file = root.resolve(VERDICTS);
        return GoldenVerdicts.parse(Files.exists(file) ? Files.readString(file) : "");
    }

    /**
     * The paths of generated files that are out of date or missing, relative to the repository.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a file lacks the comments that mark its generated part
     */
    public List<String> stale() throws IOException {
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, String> file : current().entrySet()) {
            Path path = root.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                stale.add(file.getKey());
            }
        }
        return List.copyOf(stale);
    }

    /**
     * Writes the generated files that are out of date or missing, and returns their paths.
     *
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if a file lacks the comments that mark its generated part
     */
    public List<String> write() throws IOException {
        List<String> stale = stale();
        Map<String, String> current = current();
        for (String file : stale) {
            Files.writeString(root.resolve(file), current.getOrDefault(file, ""));
        }
        return stale;
    }

    /**
     * A line for each page with sections that people still have to write.
     *
     * @throws IOException if a page cannot be read
     */
    public List<String> unwritten() throws IOException {
        List<String> lines = new ArrayList<>();
        for (RuleDefinition<?> rule : book.definitions()) {
            String name = PAGES + "/" + new RulePage(rule).fileName();
            List<String> sections = RulePage.unwritten(Files.readString(root.resolve(name)));
            if (!sections.isEmpty()) {
                lines.add("Write the sections of " + name + ": " + String.join(", ", sections));
            }
        }
        return List.copyOf(lines);
    }

    /** Generates all files anew. Returns their texts by name of the file, in the order in which they are written. */
    private Map<String, String> current() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(README, renewed(README, new RuleTable(book.definitions(), PAGES)::renewed));
        files.put(SCHEMA, AuditJson.write(PolicySchema.of(book.definitions(), true)) + "\n");
        Corpus corpus = corpus();
        for (RuleDefinition<?> rule : book.definitions()) {
            RulePage page = new RulePage(rule);
            RuleExamples examples = RuleExamples.of(rule, book, corpus);
            String name = PAGES + "/" + page.fileName();
            files.put(
                    name,
                    Files.exists(root.resolve(name))
                            ? renewed(name, text -> page.renewed(text, examples))
                            : page.empty(examples));
        }
        GoldenVerdicts verdicts = GoldenVerdicts.of(book, corpus);
        if (stored().problems(verdicts, book.definitions()).isEmpty()) {
            files.put(VERDICTS, verdicts.text());
        }
        return files;
    }

    private String renewed(String name, UnaryOperator<String> change) throws IOException {
        try {
            return change.apply(Files.readString(root.resolve(name)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
