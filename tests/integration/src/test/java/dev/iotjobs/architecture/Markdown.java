package dev.iotjobs.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Markdown document of the repository. */
record Markdown(Path file, List<String> lines) {

    private static final String FENCE = "```";
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");

    static Markdown read(Path file) throws IOException {
        return new Markdown(file, Files.readAllLines(file));
    }

    /**
     * A fenced code block.
     *
     * @param above the line before the block; empty for the first line of the file
     * @param language such as {@code sh}
     */
    record Block(String above, String language, List<String> lines) {

        /** The commands of the block, one per line, without comments. */
        List<String> commands() {
            return String.join("\n", lines)
                    .replaceAll("\\\\\n *", "")
                    .lines()
                    .map(line -> line.replaceFirst("(^| +)# .*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int line = 0;
        while (line < lines.size()) {
            int end = line + 1;
            if (lines.get(line).startsWith(FENCE)) {
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                String above = line == 0 ? "" : lines.get(line - 1);
                blocks.add(new Block(above, lines.get(line).substring(FENCE.length()), lines.subList(line + 1, end)));
                end++;
            }
            line = end;
        }
        return blocks;
    }

    /** The targets of the links without a URL scheme: files of the repository, and headings of this document. */
    List<String> links() {
        return LINK.matcher(String.join("\n", lines))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** The anchors of the headings, as GitHub generates them. */
    Set<String> anchors() {
        return lines.stream()
                .flatMap(line -> HEADING.matcher(line).results())
                .map(Markdown::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
