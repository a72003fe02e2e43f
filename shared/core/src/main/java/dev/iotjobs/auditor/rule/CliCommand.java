package dev.iotjobs.auditor.rule;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of the AWS CLI that a person may paste into a POSIX shell. Arguments can come from the account and are
 * quoted wherever a shell would see more than a word in them.
 *
 * @param effect whether it changes anything
 * @param purpose one sentence that says what it does, ending in a colon; printed above it
 * @param arguments behind {@code aws}; those in capitals are for the person to replace
 */
public record CliCommand(Effect effect, String purpose, List<String> arguments) {

    /** Stands for a text that the person writes. */
    public static final String WHY = "WHY";

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    /** Whether a command changes anything. */
    public enum Effect {
        LOOK,
        FIX
    }

    /** @throws IllegalArgumentException if the purpose does not end in a colon */
    public CliCommand {
        arguments = List.copyOf(arguments);
        if (!purpose.endsWith(":")) {
            throw new IllegalArgumentException("purpose: must end in a colon, got '" + purpose + "'");
        }
    }

    /** A command that only shows, for example {@code look("See the job:", "iot", "describe-job", "--job-id", id)}. */
    public static CliCommand look(String purpose, String... arguments) {
        return new CliCommand(Effect.LOOK, purpose, List.of(arguments));
    }

    /** A command that changes something. */
    public static CliCommand fix(String purpose, String... arguments) {
        return new CliCommand(Effect.FIX, purpose, List.of(arguments));
    }

    /** What to type, word by word, each quoted where a shell needs it. */
    public List<String> words() {
        return Stream.concat(Stream.of("aws"), arguments.stream().map(CliCommand::quoted))
                .toList();
    }

    /** What to type, on one line. */
    @Override
    public String toString() {
        return String.join(" ", words());
    }

    private static String quoted(String argument) {
        if (argument.equals(WHY)) {
            return '"' + argument + '"';
        }
        return PLAIN_WORD.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
