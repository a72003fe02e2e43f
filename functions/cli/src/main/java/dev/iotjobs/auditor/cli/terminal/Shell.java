package dev.iotjobs.auditor.cli.terminal;

import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.time.Timeline;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The environment of a command.
 *
 * @param out receives the result
 * @param err receives progress, logs and problems
 * @param colour whether {@code out} has colours
 * @param watched whether a person watches {@code err} in a terminal that can rewrite lines
 * @param timeline clock of the command; an audit also uses it to wait
 */
public record Shell(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Colour colour,
        boolean watched,
        Timeline timeline) {

    /** System property that the launcher sets: whether standard output is a terminal. */
    private static final String OUT_IS_TERMINAL = "audit.out.terminal"; // Java cannot find this out

    private static final String ERR_IS_TERMINAL = "audit.err.terminal";

    private static final int LONGEST_PROBLEM = 1_000;

    public Shell {
        environment = Map.copyOf(environment);
    }

    /** @param colours whether a person reads {@code out} in a terminal that supports colours */
    public Shell(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            boolean colours,
            boolean watched,
            Timeline timeline) {
        this(out, err, environment, new Colour(colours), watched, timeline);
    }

    /** The shell that started this process. Standard output and standard error are UTF-8 in every locale. */
    public static Shell ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean capable = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean colours = capable
                && Boolean.getBoolean(OUT_IS_TERMINAL)
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Shell(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                environment,
                colours,
                capable && Boolean.getBoolean(ERR_IS_TERMINAL),
                Timeline.system());
    }

    /** Whether a person sees {@code out} of this process in a terminal. */
    public static boolean isOutTerminal() {
        return Boolean.getBoolean(OUT_IS_TERMINAL);
    }

    /** The version of the auditor and the current time, for a report. */
    public ReportInfo reportInfo() {
        return new ReportInfo(
                Version.NUMBER, Version.commit(), timeline.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    public Style style() {
        return new Style(colour.isOn(), Terminal.ofProcess().width());
    }

    /** Prints problems on standard error, one line each. */
    public void complain(List<String> problems) {
        problems.forEach(problem -> err.println("audit: " + oneLine(problem)));
    }

    /** Prints a problem on standard error, in one line. */
    public void complain(String problem) {
        complain(List.of(problem));
    }

    /** Makes a message one line. Messages of services and libraries may contain line breaks and escape sequences. */
    private static String oneLine(String text) {
        return PlainText.line(text.strip().replaceAll("\\s*\\R\\s*", "; "), LONGEST_PROBLEM);
    }
}
