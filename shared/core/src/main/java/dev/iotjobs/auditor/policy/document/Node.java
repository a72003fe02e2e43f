package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.policy.document.Located.Decimal;
import dev.iotjobs.auditor.policy.document.Located.Flag;
import dev.iotjobs.auditor.policy.document.Located.Sequence;
import dev.iotjobs.auditor.policy.document.Located.Text;
import dev.iotjobs.auditor.setting.SettingKind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A value in a policy document. Each method reads the value as one type. If the value has another type, the method adds
 * a problem.
 *
 * @param path the keys that lead to the value, such as {@code rules.IOTJ-RUN-01.enabled}; empty for the document itself
 * @param key the key of the value; for an entry of a list, the entry itself
 */
record Node(String path, Located key, Located value) {

    /** Maximum number of characters of a text, and of entries of a list. */
    static final int LONGEST = 1_000;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /** Reads a text, which must have a visible character. */
    Optional<String> text(Problems problems) {
        if (!(value instanceof Text(var text, var _, var _))) {
            boolean quotesHelp = value instanceof Decimal || value instanceof Flag;
            problems.error(this, "must be text, got " + value.shown() + (quotesHelp ? "; put it in quotes" : ""));
        } else if (text.isBlank()) {
            problems.error(this, "must not be empty");
        } else if (text.length() > LONGEST) {
            problems.error(this, "must have at most " + LONGEST + " characters, got " + text.length());
        } else {
            return Optional.of(text);
        }
        return Optional.empty();
    }

    /** Reads one of the valid words. */
    Optional<String> word(Collection<String> valid, Problems problems) {
        if (value instanceof Text(var text, var _, var _) && !valid.contains(text)) {
            problems.error(this, "unknown value '" + Shown.cut(text) + "'" + Names.hint(text, valid));
        } else if (value instanceof Text(var text, var _, var _)) {
            return Optional.of(text);
        } else {
            String one = valid.size() == 2 ? String.join(" or ", valid) : "one of " + String.join(", ", valid);
            problems.error(this, "must be " + one + ", got " + value.shown());
        }
        return Optional.empty();
    }

    Optional<Boolean> flag(Problems problems) {
        try {
            return Optional.of(new SettingKind.Flag().read(value.raw(), false));
        } catch (IllegalArgumentException e) {
            problems.error(this, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    Optional<LocalDate> date(Problems problems) {
        try {
            if (value instanceof Text(var text, var _, var _)) {
                return Optional.of(LocalDate.parse(text, DATE));
            }
        } catch (DateTimeParseException _) {
            // An invalid date gets the same message as a value of another type
        }
        problems.error(this, "must be a date such as 2027-01-31, got " + value.shown());
        return Optional.empty();
    }

    /** Reads the entries of a list. */
    List<Node> entries(Problems problems) {
        if (!(value instanceof Sequence(var entries, var _, var _))) {
            problems.error(this, "must be a list, got " + value.shown());
            return List.of();
        }
        if (entries.size() > LONGEST) {
            problems.error(this, "must have at most " + LONGEST + " entries, got " + entries.size());
            return List.of();
        }
        List<Node> nodes = new ArrayList<>();
        for (Located entry : entries) {
            nodes.add(new Node(path + "[" + nodes.size() + "]", entry, entry));
        }
        return nodes;
    }
}
