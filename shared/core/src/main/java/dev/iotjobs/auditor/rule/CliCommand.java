package dev.iotjobs.auditor.rule;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command of the AWS CLI that a person may paste into a POSIX shell. Arguments can come from the account and are
 * quoted wherever a shell would see more than a word in them.
 */
public record CliCommand(List<String> arguments) {

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    public CliCommand {
        arguments = List.copyOf(arguments);
    }

    /** A command of one service, for example {@code aws("iot", "describe-job", "--job-id", id)}. */
    public static CliCommand aws(String... arguments) {
        return new CliCommand(List.of(arguments));
    }

    @Override
    public String toString() {
        return arguments.stream().map(CliCommand::quoted).collect(Collectors.joining(" ", "aws ", ""));
    }

    private static String quoted(String argument) {
        return PLAIN_WORD.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
