package dev.iotjobs.auditor.policy.document;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a parsed policy document, with the line and column where it begins. Lines and columns count from 1. */
public sealed interface Located {

    int line();

    int column();

    /** A scalar that is neither a number nor a truth value nor null. */
    record Text(String value, int line, int column) implements Located {}

    /**
     * A number. For a number that is very long when written without an exponent, such as {@code 1e999999}, a parser
     * gives a {@link Text} instead.
     */
    record Decimal(BigDecimal value, int line, int column) implements Located {}

    /** True or false. */
    record Flag(boolean value, int line, int column) implements Located {}

    /** The value null: either written, or implied by a key without a value. */
    record Nothing(int line, int column) implements Located {}

    /** A list in a parsed policy document. */
    record Sequence(List<Located> entries, int line, int column) implements Located {
        public Sequence {
            entries = List.copyOf(entries);
        }
    }

    /** A mapping in a parsed policy document. If it has a key twice, both entries are kept. */
    record Mapping(List<Entry> entries, int line, int column) implements Located {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key of a mapping and its value, each with its own line and column. */
    record Entry(Text key, Located value) {}

    /**
     * The value as messages show it: the words "a list", "a mapping" or "nothing", the beginning of a text, or the
     * number or truth value itself.
     */
    default String shown() {
        return switch (this) {
            case Text text -> "'" + Shown.cut(text.value()) + "'";
            case Decimal number -> number.value().toPlainString();
            case Flag flag -> String.valueOf(flag.value());
            case Nothing _ -> "nothing";
            case Sequence _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }

    /** The value without line and column, in the form that {@code SettingKind} reads; null if there is no value. */
    default @Nullable Object raw() {
        return switch (this) {
            case Text text -> text.value();
            case Decimal number -> number.value();
            case Flag flag -> flag.value();
            case Nothing _ -> null;
            case Sequence list -> list.entries().stream().map(Located::raw).toList();
            case Mapping mapping -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                mapping.entries()
                        .forEach(entry ->
                                members.put(entry.key().value(), entry.value().raw()));
                yield members;
            }
        };
    }
}
