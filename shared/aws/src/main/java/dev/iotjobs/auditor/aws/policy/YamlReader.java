package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.policy.document.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Parses one YAML 1.2 or JSON document into a tree. {@code on}, {@code off}, {@code yes} and dates are text. Refuses a
 * document with aliases or with too many levels.
 */
final class YamlReader {

    private static final int DEEPEST = 20;

    /** Longest number, in characters. A longer number stays text. */
    private static final int LONGEST_NUMBER = 40;

    /**
     * Greatest {@link BigDecimal#scale} of a number, positive or negative. A number with a greater scale, such as
     * 1e999999999, stays text.
     */
    private static final int GREATEST_SCALE = 100;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,9})?");
    private static final Pattern NO_BEGINNING =
            Pattern.compile("found character ('.*') that cannot start any token.*", Pattern.DOTALL);
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final Iterator<Event> events;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /** @throws UnreadableException with the first problem and its place */
    static Located read(String text) throws UnreadableException {
        try {
            // Reads the events one by one: a document with aliases or with too many levels is refused early
            return new YamlReader(new Parse(LoadSettings.builder().build())
                            .parseString(text)
                            .iterator())
                    .document();
        } catch (MarkedYamlEngineException e) {
            String problem = "is not valid YAML or JSON: " + plain(e);
            throw e.getProblemMark()
                    .map(mark -> new UnreadableException(mark, problem))
                    .orElseGet(() -> new UnreadableException(1, 1, problem));
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new UnreadableException(1, 1, "is not valid YAML or JSON: " + e.getMessage());
        }
    }

    /** The parser's message, in plain words for the most frequent mistakes. */
    private static String plain(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        Matcher character = NO_BEGINNING.matcher(problem);
        if (problem.contains("\\t(TAB)")) {
            return "a tab cannot indent a line; use spaces";
        }
        if (character.matches()) {
            return "a value cannot begin with " + character.group(1) + "; put the whole value in quotes";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a ':' is not allowed here; put a text that contains ':' in quotes";
        }
        if (problem.contains("<block end>")) {
            return "the line does not fit the lines above it; check its indentation";
        }
        return problem.contains("stream end") || problem.contains("end of stream")
                ? "the document ends too early: a bracket or a quote is not closed"
                : problem;
    }

    private Located document() throws UnreadableException {
        next(); // the stream starts
        Event start = next();
        if (!(start instanceof DocumentStartEvent)) {
            throw new UnreadableException(1, 1, "is empty: a policy begins with 'version: 1'");
        }
        Located document = node(next(), 1);
        next(); // the document ends
        Event end = next();
        if (end instanceof DocumentStartEvent) {
            throw new UnreadableException(mark(end), "has a second document: a policy is one document");
        }
        return document;
    }

    private Event next() {
        return events.next();
    }

    private Located node(Event event, int depth) throws UnreadableException {
        Mark mark = mark(event);
        if (event instanceof AliasEvent) {
            throw new UnreadableException(mark, "has an alias (*): aliases are not allowed, write the value out");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new UnreadableException(mark, "has an anchor (&): anchors are not allowed, write the value out");
        }
        int line = mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag().isPresent(), mark);
            return scalar(scalar, line, column);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        refuseTag(start.getTag().isPresent(), mark);
        if (depth > DEEPEST) {
            throw new UnreadableException(mark, "is nested too deep: at most " + DEEPEST + " levels");
        }
        return start instanceof MappingStartEvent ? mapping(line, column, depth) : sequence(line, column, depth);
    }

    private static void refuseTag(boolean hasTag, Mark mark) throws UnreadableException {
        if (hasTag) {
            throw new UnreadableException(
                    mark, "has a YAML tag, which is not allowed: remove the word that begins with '!'");
        }
    }

    private Located sequence(int line, int column, int depth) throws UnreadableException {
        List<Located> entries = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            entries.add(node(event, depth + 1));
        }
        return new Located.Sequence(entries, line, column);
    }

    private Located mapping(int line, int column, int depth) throws UnreadableException {
        List<Located.Entry> entries = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Located key = node(event, depth + 1);
            if (!(event instanceof ScalarEvent scalar)) {
                throw new UnreadableException(mark(event), "has a list or a mapping as a key: a key must be text");
            }
            Located.Text text = new Located.Text(scalar.getValue(), key.line(), key.column());
            entries.add(new Located.Entry(text, node(next(), depth + 1)));
        }
        return new Located.Mapping(entries, line, column);
    }

    private static Located scalar(ScalarEvent scalar, int line, int column) {
        String text = scalar.getValue();
        if (scalar.isPlain()) {
            if (TRUE.contains(text) || FALSE.contains(text)) {
                return new Located.Flag(TRUE.contains(text), line, column);
            }
            if (NOTHING.contains(text)) {
                return new Located.Nothing(line, column);
            }
            if (text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs(number.scale()) <= GREATEST_SCALE) {
                    return new Located.Decimal(number, line, column);
                }
            }
        }
        return new Located.Text(text, line, column);
    }

    private static Mark mark(Event event) throws UnreadableException {
        return event.getStartMark().orElseThrow(() -> new UnreadableException(1, 1, "cannot be parsed"));
    }
}
