package dev.iotjobs.auditor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of the AWS CLI that a person can paste into a POSIX shell. Arguments with special characters of the shell
 * are put in quotes.
 *
 * @param effect whether the command changes anything
 * @param purpose one sentence that says what the command does, ending in a colon; printed above the command
 * @param arguments the arguments after {@code aws}; the person replaces arguments in capitals
 */
public record CliCommand(Effect effect, String purpose, List<String> arguments) {

    /** A placeholder in a command. The user replaces it by the reason for running the command. */
    public static final String WHY = "WHY";

    private static final String JOB_ID = "--job-id";
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    /** Whether a command changes anything. */
    public enum Effect {
        LOOK,
        FIX
    }

    /**
     * Creates a command. Joins {@code --job-id} and a job id that begins with a hyphen into one argument.
     *
     * @throws IllegalArgumentException if the purpose does not end in a colon
     */
    public CliCommand {
        arguments = joined(arguments);
        if (!purpose.endsWith(":")) {
            throw new IllegalArgumentException("purpose: must end in a colon, got '" + purpose + "'");
        }
    }

    /** A command that only reads, for example {@code look("See the job:", "iot", "describe-job", "--job-id", id)}. */
    public static CliCommand look(String purpose, String... arguments) {
        return new CliCommand(Effect.LOOK, purpose, List.of(arguments));
    }

    /** A command that changes something. */
    public static CliCommand fix(String purpose, String... arguments) {
        return new CliCommand(Effect.FIX, purpose, List.of(arguments));
    }

    private static List<String> joined(List<String> arguments) {
        List<String> joined = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("-")
                    && !joined.isEmpty()
                    && joined.getLast().equals(JOB_ID)) {
                // The AWS CLI would read a separate id as an option
                joined.removeLast();
                joined.add(JOB_ID + "=" + argument);
            } else {
                joined.add(argument);
            }
        }
        return List.copyOf(joined);
    }

    /**
     * The words of the command line, beginning with {@code aws}. A word with a special character of the shell is in
     * quotes.
     */
    public List<String> words() {
        return Stream.concat(Stream.of("aws"), arguments.stream().map(CliCommand::quoted))
                .toList();
    }

    /** The command line, ready to paste into a shell. */
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
