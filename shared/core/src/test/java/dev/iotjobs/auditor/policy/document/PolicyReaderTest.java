package dev.iotjobs.auditor.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.policy.document.Located.Decimal;
import dev.iotjobs.auditor.policy.document.Located.Entry;
import dev.iotjobs.auditor.policy.document.Located.Flag;
import dev.iotjobs.auditor.policy.document.Located.Mapping;
import dev.iotjobs.auditor.policy.document.Located.Nothing;
import dev.iotjobs.auditor.policy.document.Located.Sequence;
import dev.iotjobs.auditor.policy.document.Located.Text;
import dev.iotjobs.auditor.policy.document.PolicyProblem.Level;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests documents that are already parsed. Tests of the parser, in {@code shared/aws}, read the texts of documents. */
class PolicyReaderTest {

    private static final RuleBook BOOK = RuleBook.standard();

    private static PolicyReading read(Entry... entries) {
        return PolicyReader.read(mapping(entries), BOOK.definitions(), LocalDate.of(2026, 11, 29));
    }

    private static Mapping mapping(Entry... entries) {
        return new Mapping(List.of(entries), 1, 1);
    }

    private static Entry entry(String key, Located value) {
        return new Entry(new Text(key, value.line(), 1), value);
    }

    private static Entry version() {
        return entry("version", new Decimal(BigDecimal.ONE, 1, 10));
    }

    @Test
    void read_ruleSwitchedOff_isOff() {
        PolicyReading reading = read(
                version(),
                entry("rules", mapping(entry("IOTJ-CFG-01", mapping(entry("enabled", new Flag(false, 3, 5)))))));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.policy()
                        .orElseThrow()
                        .ruling(BOOK.find("IOTJ-CFG-01").orElseThrow()))
                .isInstanceOf(Ruling.Off.class);
        assertThat(reading.policy()
                        .orElseThrow()
                        .ruling(BOOK.find("IOTJ-CFG-03").orElseThrow()))
                .isInstanceOf(Ruling.On.class);
    }

    @Test
    void read_errorsAndWarnings_areInTheOrderOfTheDocumentAndGiveNoPolicy() {
        PolicyReading reading = read(
                entry("rules", new Nothing(9, 7)),
                entry("facts", mapping(entry("document", new Text("on", 2, 5)))),
                entry("version", new Decimal(BigDecimal.TWO, 1, 10)));

        assertThat(reading.policy()).isEmpty();
        assertThat(reading.errors()).isEqualTo(2);
        assertThat(reading.problems())
                .containsExactly(
                        new PolicyProblem(Level.ERROR, "version", 1, 10, "must be 1, got 2"),
                        new PolicyProblem(
                                Level.WARNING, "facts.document", 2, 5, "not available in this version, treated as off"),
                        new PolicyProblem(Level.ERROR, "rules", 9, 7, "must be a mapping, got nothing"));
    }

    @Test
    void in_file_isOneLineThatBeginsWithThePlace() {
        assertThat(new PolicyProblem(Level.ERROR, "a.b", 3, 5, "is wrong").in("p.yaml"))
                .isEqualTo("p.yaml:3:5: a.b: is wrong");
        assertThat(new PolicyProblem(Level.WARNING, "", 3, 5, "is odd").in("p.yaml"))
                .isEqualTo("p.yaml:3:5: warning: is odd");
    }

    @Test
    void raw_tree_isWhatSettingsRead() {
        Located tree = mapping(
                entry("list", new Sequence(List.of(new Text("a", 1, 1), new Flag(true, 1, 1)), 1, 1)),
                entry("number", new Decimal(BigDecimal.TEN, 1, 1)));

        assertThat(tree.raw()).isEqualTo(Map.of("list", List.of("a", true), "number", BigDecimal.TEN));
        assertThat(new Nothing(1, 1).raw()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ruels, rules",
        "RULES, rules",
        "rule, rules",
        "minimumExecutions, minimumExecuted",
        "minmumExecuted, minimumExecuted"
    })
    void hint_nearName_isTheOneThatWasMeant(String written, String meant) {
        assertThat(Names.hint(written, List.of("shared", "minimumExecuted", "rules")))
                .isEqualTo(", did you mean '" + meant + "'?");
    }

    @Test
    void hint_noNearName_isAllThatThereAre() {
        assertThat(Names.hint("banana", List.of("shared", "rules"))).isEqualTo(", must be one of shared, rules");
        assertThat(Names.hint("", List.of("shared"))).isEqualTo(", must be one of shared");
        assertThat(Names.hint("banana", List.of())).isEqualTo(", no name is valid here");
    }
}
