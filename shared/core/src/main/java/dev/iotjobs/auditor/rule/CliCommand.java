package dev.iotjobs.auditor.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command of the AWS CLI that a person may paste into a POSIX shell. Arguments may come from the account, and are
 * quoted unless a shell takes them for one word.
 *
 * @param effect whether it changes anything
 * @param purpose one sentence that says what the command does, ending in a colon; printed above it
 * @param arguments the arguments after {@code aws}; the person replaces those in capitals
 */
public record CliCommand(Effect effect, String purpose, List<String> arguments) {

    /** The placeholder for a text that the person writes. */
    public static final String WHY = "WHY";

    private static final String JOB_ID = "--job-id";
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

    /** A command that only reads, for example {@code look("See the job:", "iot", "describe-job", "--job-id", id)}. */
    public static CliCommand look(String purpose, String... arguments) {
        return new CliCommand(Effect.LOOK, purpose, List.of(arguments));
    }

    /** A command that changes something. */
    public static CliCommand fix(String purpose, String... arguments) {
        return new CliCommand(Effect.FIX, purpose, List.of(arguments));
    }

    /**
     * The words of the command line, each quoted if a shell needs it. A job id that begins with a hyphen is one word with
     * its option, because the AWS CLI would take it for another option.
     */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("aws"));
        for (String argument : arguments) {
            if (argument.startsWith("-") && words.getLast().equals(JOB_ID)) {
                words.removeLast();
                words.add(JOB_ID + "=" + quoted(argument));
            } else {
                words.add(quoted(argument));
            }
        }
        return List.copyOf(words);
    }

    /** The command line. */
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
