package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.rule.RuleDefinition;
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
 * What the repository holds about rules and is made from them.
 *
 * @param root the folder of the repository
 */
public record RuleDocs(Path root, List<RuleDefinition<?>> rules) {

    private static final String PAGES = "docs/rules";
    private static final String README = "README.md";

    public RuleDocs {
        rules = List.copyOf(rules);
    }

    /** The page of a rule as it is packaged; empty if there is none. */
    public static Optional<String> packaged(String ruleId) {
        try (InputStream page = RuleDocs.class.getResourceAsStream("rules/" + ruleId + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the page of " + ruleId, e);
        }
    }

    /** Whether this is the folder of the repository. */
    public boolean isHere() {
        return Files.isRegularFile(root.resolve(README)) && Files.isDirectory(root.resolve(PAGES));
    }

    /**
     * Files that are not as the command writes them, relative to the repository.
     *
     * @throws IOException if one cannot be read
     * @throws IllegalArgumentException if one lacks the comments around its generated part
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
     * Writes the files that are stale, and names them.
     *
     * @throws IOException if one cannot be read or written
     * @throws IllegalArgumentException if one lacks the comments around its generated part
     */
    public List<String> write() throws IOException {
        List<String> stale = stale();
        Map<String, String> current = current();
        for (String file : stale) {
            Files.writeString(root.resolve(file), current.getOrDefault(file, ""));
        }
        return stale;
    }

    /** The contents of all files, in the order in which they are written. */
    private Map<String, String> current() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(README, renewed(README, new RuleTable(rules, PAGES)::renewed));
        for (RuleDefinition<?> rule : rules) {
            RulePage page = new RulePage(rule);
            String name = PAGES + "/" + page.fileName();
            files.put(name, Files.exists(root.resolve(name)) ? renewed(name, page::renewed) : page.empty());
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
