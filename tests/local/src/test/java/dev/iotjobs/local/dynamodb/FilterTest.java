package dev.iotjobs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final Map<String, Attribute> ITEM = Map.of(
            "severity",
            Attribute.of("HIGH"),
            "count",
            Attribute.of(10),
            "bytes",
            Attribute.of(new byte[] {1, 2, 3}),
            "open",
            Attribute.of(true),
            "none",
            new Attribute.Nothing(),
            "tags",
            new Attribute.SetOf(Set.of(Attribute.of("a"), Attribute.of("b"))),
            "list",
            new Attribute.ListOf(List.of(Attribute.of("x"), Attribute.of(2))),
            "map",
            new Attribute.MapOf(Map.of("inner", new Attribute.ListOf(List.of(Attribute.of(7))))));

    private static final String PLACEHOLDERS = """
            {"ExpressionAttributeNames": {"#s": "severity"},
             "ExpressionAttributeValues": {":high": {"S": "HIGH"}, ":h": {"S": "H"}, ":low": {"S": "LOW"},
               ":nine": {"N": "9"}, ":ten": {"N": "10.0"}, ":seven": {"N": "7"}, ":two": {"N": "2"}, ":a": {"S": "a"},
               ":b": {"B": "AQI="}, ":true": {"BOOL": true}, ":null": {"NULL": true}, ":n": {"S": "N"},
               ":tags": {"SS": ["b", "a"]}}}
            """;

    private static Filter parse(String expression) throws JsonProcessingException {
        return ExpressionParser.filter(expression, new Placeholders(new JsonMapper().readTree(PLACEHOLDERS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#s = :high",
                "severity = :high",
                "severity <> :low",
                "missing <> :low",
                "count = :ten",
                "count > :nine AND count >= :ten",
                "NOT count < :ten",
                "severity < :low",
                "bytes > :b",
                "count BETWEEN :nine AND :ten",
                "severity IN (:low, :high)",
                "begins_with(severity, :h) AND begins_with(bytes, :b)",
                "contains(severity, :h) AND contains(tags, :a) AND contains(list, :two)",
                "attribute_exists(open) AND attribute_not_exists(closed)",
                "attribute_type(count, :n)",
                "size(severity) > :two AND size(tags) = :two AND size(list) = :two",
                "map.inner[0] = :seven",
                "open = :true AND none = :null AND tags = :tags",
                "severity = :low OR count = :ten AND open = :true",
                "not (severity = :low or missing = :low)",
                "((((count = :ten))))",
            })
    void holds_ofWhatIsTrue_isTrue(String expression) throws JsonProcessingException {
        assertThat(parse(expression).holds(ITEM)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity = :low",
                "missing = :low",
                "missing < :low",
                "count < :high",
                "count IN (:nine, :seven)",
                "severity BETWEEN :low AND :high",
                "begins_with(count, :h)",
                "contains(count, :nine)",
                "attribute_exists(map.outer)",
                "map.inner[1] = :seven",
                "severity.inner = :high",
                "attribute_type(severity, :n)",
                "size(count) = :two",
                "(severity = :low OR count = :ten) AND open = :null",
            })
    void holds_ofWhatIsFalse_isFalse(String expression) throws JsonProcessingException {
        assertThat(parse(expression).holds(ITEM)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "severity",
                "severity =",
                "= :high",
                "severity = 'HIGH'",
                "severity == :high",
                "(severity = :high",
                "severity = :high)",
                "severity = :high AND",
                "severity BETWEEN :low OR :high",
                "unknown(severity, :h)",
                "begins_with(severity)",
                "list[a] = :two",
                "#undefined = :high",
                "severity = :undefined",
            })
    void parse_ofWhatIsNoExpression_isRefusedByName(String expression) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> parse(expression))
                .satisfies(e -> assertThat(e.code()).isEqualTo("ValidationException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT "})
    void parse_ofDeepNesting_isRefused(String opening) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> parse(opening.repeat(1_000) + "severity = :high"))
                .withMessageContaining("nested too deeply");
    }
}
