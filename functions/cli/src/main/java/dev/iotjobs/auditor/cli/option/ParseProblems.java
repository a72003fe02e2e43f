package dev.iotjobs.auditor.cli.option;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns picocli's errors into messages of the usual form: the option, the requirement, the value. */
public final class ParseProblems {

    private static final int SUGGESTIONS = 2;

    /** Picocli's message for an invalid value. Group 1 is the message of the converter. */
    private static final Pattern INVALID = Pattern.compile("Invalid value for option '[^']*'(?: \\([^)]*\\))?: (.*)");

    private static final Pattern NO_NUMBER = Pattern.compile("'(.*)' is not an? (?:int|long)");

    private ParseProblems() {}

    /** The problems in an error from picocli, one line each. */
    public static List<String> of(Exception error) {
        return switch (error) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing ->
                missing.getMissing().stream().map(ParseProblems::missing).toList();
            case OverwrittenOptionException twice ->
                List.of(name(twice.getOverwritten()) + ": must be given once only");
            case ParameterException invalid when invalid.getArgSpec() != null -> List.of(invalid(invalid));
            default -> List.of(String.valueOf(error.getMessage()));
        };
    }

    private static List<String> unmatched(UnmatchedArgumentException error) {
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        Set<String> commands = error.getCommandLine().getSubcommands().keySet();
        if (!commands.isEmpty() && !error.isUnknownOption()) {
            return List.of("unknown command '" + error.getUnmatched().getFirst() + "'; the commands are: "
                    + String.join(", ", commands));
        }
        List<String> suggestions =
                error.getSuggestions().stream().limit(SUGGESTIONS).toList();
        String hint = suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
        List<String> given = error.getUnmatched();
        return Stream.concat(
                        Stream.of(unmatched(given.getFirst(), command) + hint),
                        given.stream().skip(1).map(argument -> unmatched(argument, command)))
                .toList();
    }

    private static String unmatched(String argument, String command) {
        return argument.startsWith("-")
                ? argument + ": '" + command + "' has no such option"
                : "'" + argument + "': '" + command + "' takes no such argument";
    }

    private static String missing(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? name(option) + ": must have a value, " + option.paramLabel()
                : name(argument) + ": must be given";
    }

    private static String invalid(ParameterException error) {
        ArgSpec option = error.getArgSpec();
        if (option.type().isEnum() && option.completionCandidates() != null) {
            return name(option) + ": must be one of " + String.join(", ", option.completionCandidates()) + ", got '"
                    + error.getValue() + "'";
        }
        Matcher message = INVALID.matcher(String.valueOf(error.getMessage()));
        if (!message.matches()) {
            return String.valueOf(error.getMessage());
        }
        Matcher noNumber = NO_NUMBER.matcher(message.group(1));
        return name(option) + ": "
                + (noNumber.matches() ? "must be a whole number, got '" + noNumber.group(1) + "'" : message.group(1));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
