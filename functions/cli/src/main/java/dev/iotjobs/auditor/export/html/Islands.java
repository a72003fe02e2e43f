package dev.iotjobs.auditor.export.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import dev.iotjobs.auditor.export.ReportData;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data of the page's script, as JSON that cannot end its script element. Findings are read while they are written.
 */
final class Islands {

    /** Findings whose details are in the page. */
    static final int DETAILED = 20_000;

    private final ReportData data;
    private final Tally tally;
    private final Row.Maker maker;
    private final boolean severalAccounts;
    private final Map<String, Integer> accounts;
    private final Map<String, Integer> regions;
    private final JsonFactory json =
            new JsonFactoryBuilder().characterEscapes(new NoMarkup()).build();

    Islands(ReportData data, Tally tally, Row.Maker maker, boolean severalAccounts) {
        this.data = data;
        this.tally = tally;
        this.maker = maker;
        this.severalAccounts = severalAccounts;
        this.accounts = numbered(List.copyOf(tally.openByAccount().keySet()));
        this.regions = numbered(List.copyOf(tally.openByRegion().keySet()));
    }

    private static Map<String, Integer> numbered(List<String> names) {
        return IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get, at -> at));
    }

    /** The rows, with the texts that they share. */
    Content list() {
        return output -> write(output, this::list);
    }

    /** Evidence, commands and history of each row, in the same order. */
    Content details() {
        return output -> write(output, this::details);
    }

    /** Writes an island. */
    private interface Part {
        void writeTo(JsonGenerator out) throws IOException;
    }

    private void write(TemplateOutput output, Part part) {
        try (JsonGenerator out = json.createGenerator(new ToOutput(output))) {
            part.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void list(JsonGenerator out) throws IOException {
        out.writeStartObject();
        texts(out, "severities", Shown.SEVERITIES.stream().map(Severity::name));
        texts(out, "states", Row.State.words().stream());
        texts(out, "regions", tally.openByRegion().keySet().stream());
        if (severalAccounts) {
            texts(out, "accounts", tally.openByAccount().keySet().stream());
        }
        out.writeNumberField("now", data.asOf().getEpochSecond());
        out.writeArrayFieldStart("rules");
        for (RuleText rule : tally.ruleTexts().keySet()) {
            out.writeStartObject();
            out.writeStringField("id", rule.id());
            out.writeStringField("title", rule.title());
            out.writeStringField("why", rule.why());
            out.writeStringField("advice", rule.advice());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("rows");
        each((finding, _) -> row(out, maker.row(finding)));
        out.writeEndArray();
        out.writeEndObject();
    }

    private void row(JsonGenerator out, Row row) throws IOException {
        out.writeStartArray();
        out.writeString(row.id());
        out.writeNumber(row.severityNumber());
        out.writeNumber(tally.ruleTexts().getOrDefault(row.rule(), 0));
        out.writeString(row.subject());
        out.writeNumber(regions.getOrDefault(row.region(), 0));
        out.writeNumber(row.changed().getEpochSecond());
        out.writeNumber(row.opened().getEpochSecond());
        out.writeString(row.openedText());
        out.writeString(row.age());
        out.writeNumber(row.state().number());
        out.writeString(row.stateText());
        out.writeString(row.reason());
        if (severalAccounts) {
            out.writeNumber(accounts.getOrDefault(row.account(), 0));
        }
        out.writeEndArray();
    }

    private void details(JsonGenerator out) throws IOException {
        out.writeStartArray();
        each((finding, at) -> detail(out, at < DETAILED ? maker.detail(finding) : Detail.leftOut(finding.key())));
        out.writeEndArray();
    }

    private static void detail(JsonGenerator out, Detail detail) throws IOException {
        out.writeStartArray();
        entries(out, detail.evidence());
        out.writeStartArray();
        for (Command command : detail.commands()) {
            pair(out, command.label(), command.text());
        }
        out.writeEndArray();
        entries(out, detail.history());
        out.writeString(detail.console());
        out.writeString(detail.exempt());
        out.writeEndArray();
    }

    private static void entries(JsonGenerator out, List<Entry> entries) throws IOException {
        out.writeStartArray();
        for (Entry entry : entries) {
            pair(out, entry.name(), entry.value());
        }
        out.writeEndArray();
    }

    private static void pair(JsonGenerator out, String one, String other) throws IOException {
        out.writeStartArray();
        out.writeString(one);
        out.writeString(other);
        out.writeEndArray();
    }

    private static void texts(JsonGenerator out, String name, Stream<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts.toList()) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    /** Writes one finding. */
    private interface Each {
        void write(Finding finding, int at) throws IOException;
    }

    private void each(Each each) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        try (Stream<Finding> findings = data.open()) {
            Iterator<Finding> all = findings.iterator();
            while (all.hasNext()) {
                Finding finding = all.next();
                each.write(finding, fingerprint.count());
                fingerprint.add(finding.key());
            }
        }
        fingerprint.requireSame(tally.fingerprint());
    }

    /** Escapes the characters with which markup begins. */
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

    /** Writes into a template, without escaping. */
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
