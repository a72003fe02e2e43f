package dev.iotjobs.auditor.export.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import dev.iotjobs.auditor.export.html.Detail.Command;
import dev.iotjobs.auditor.export.html.Detail.Entry;
import dev.iotjobs.auditor.export.html.Row.RuleText;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.Severity;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the findings of an HTML page as JSON for the page's script. Escapes all characters that HTML could read as
 * markup. Findings are added one by one, in the order of the page. Not thread-safe.
 */
final class Islands {

    /** Maximum number of findings with details in the page. */
    static final int DETAILED = 20_000;

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().characterEscapes(new NoMarkup()).build();

    private final Row.Maker maker;
    private final Spool rowTexts = new Spool();
    private final Spool detailTexts = new Spool();
    private final JsonGenerator rows = JSON.createGenerator(rowTexts.writer());
    private final JsonGenerator details = JSON.createGenerator(detailTexts.writer());
    private final Map<RuleText, Integer> rules = new LinkedHashMap<>();
    private final Map<String, Integer> regions = new LinkedHashMap<>();
    private final Map<String, Integer> accounts = new LinkedHashMap<>();
    private int count;

    Islands(Row.Maker maker) throws IOException {
        this.maker = maker;
        rows.writeStartArray();
        details.writeStartArray();
    }

    void add(Finding finding) throws IOException {
        row(maker.row(finding));
        detail(count < DETAILED ? maker.detail(finding) : Detail.leftOut(finding.key()));
        count++;
    }

    private void row(Row row) throws IOException {
        rows.writeStartArray();
        rows.writeString(row.id());
        rows.writeNumber(row.severityNumber());
        rows.writeNumber(number(rules, row.rule()));
        rows.writeString(row.subject());
        rows.writeNumber(number(regions, row.region()));
        rows.writeNumber(row.changed().getEpochSecond());
        rows.writeNumber(row.opened().getEpochSecond());
        rows.writeString(row.openedText());
        rows.writeString(row.age());
        rows.writeNumber(row.state().number());
        rows.writeString(row.stateText());
        rows.writeString(row.reason());
        rows.writeNumber(number(accounts, row.account()));
        rows.writeEndArray();
    }

    private static <T> int number(Map<T, Integer> numbers, T thing) {
        return numbers.computeIfAbsent(thing, _ -> numbers.size());
    }

    private void detail(Detail detail) throws IOException {
        details.writeStartArray();
        entries(detail.evidence());
        details.writeStartArray();
        for (Command command : detail.commands()) {
            pair(command.label(), command.text());
        }
        details.writeEndArray();
        entries(detail.history());
        details.writeString(detail.console());
        details.writeString(detail.exempt());
        details.writeEndArray();
    }

    private void entries(List<Entry> entries) throws IOException {
        details.writeStartArray();
        for (Entry entry : entries) {
            pair(entry.name(), entry.value());
        }
        details.writeEndArray();
    }

    private void pair(String one, String other) throws IOException {
        details.writeStartArray();
        details.writeString(one);
        details.writeString(other);
        details.writeEndArray();
    }

    /**
     * The distinct rule texts of the findings added so far, in the order of first use. A rule has several texts if its
     * findings differ in their advice.
     */
    Collection<RuleText> rules() {
        return rules.keySet();
    }

    /**
     * The rows of the list of findings as JSON, with the texts that several rows share. Callers write the content only
     * after they have added the last finding.
     *
     * @param severalAccounts whether the page has a column for the account
     */
    Content list(Dates dates, boolean severalAccounts) {
        return output -> {
            try (JsonGenerator out = JSON.createGenerator(new ToOutput(output))) {
                out.writeStartObject();
                texts(
                        out,
                        "severities",
                        Shown.SEVERITIES.stream().map(Severity::name).toList());
                texts(out, "states", Row.State.words());
                texts(out, "regions", regions.keySet());
                if (severalAccounts) {
                    texts(out, "accounts", accounts.keySet());
                }
                out.writeNumberField("now", dates.asOf().getEpochSecond());
                rules(out);
                out.writeFieldName("rows");
                out.writeRawValue("");
                out.flush();
                rows.close();
                rowTexts.copyTo(output);
                out.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private void rules(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("rules");
        for (RuleText rule : rules.keySet()) {
            out.writeStartObject();
            out.writeStringField("id", rule.id());
            out.writeStringField("title", rule.title());
            out.writeStringField("why", rule.why());
            out.writeStringField("advice", rule.advice());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /**
     * The details of all added findings, such as evidence and history, as a JSON array in the order of addition.
     * Callers write the content only after they have added the last finding.
     */
    Content details() {
        return output -> {
            try {
                details.close();
                detailTexts.copyTo(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static void texts(JsonGenerator out, String name, Collection<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    /** Escapes, in JSON, the characters that HTML could read as markup. */
    private static final class NoMarkup extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            for (char character : new char[] {'<', '>', '&'}) {
                escapes[character] = ESCAPE_STANDARD;
            }
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null; // no other character has an escape
        }
    }

    /** Passes text to the output of a template, without escaping it. */
    private static final class ToOutput extends Writer {

        private final TemplateOutput output;

        private ToOutput(TemplateOutput output) {
            this.output = output;
        }

        @Override
        public void write(char[] text, int from, int length) {
            output.writeContent(new String(text, from, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
