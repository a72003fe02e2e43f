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
 * @param err receives everything else
 * @param colour whether {@code out} has colours
 * @param watched whether a person watches {@code err} in a terminal that can rewrite lines
 * @param timeline time and waits of audits
 */
public record Shell(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Colour colour,
        boolean watched,
        Timeline timeline) {

    /** Property that the launcher sets, because Java does not know which of its streams is a terminal. */
    private static final String OUT_IS_TERMINAL = "audit.out.terminal";

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

    /** The shell that started this process. Both streams are UTF-8 in every locale. */
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

    /** What writes a report now. */
    public ReportInfo reportInfo() {
        return new ReportInfo(
                Version.NUMBER, Version.commit(), timeline.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    public Style style() {
        return new Style(colour.isOn(), Terminal.ofProcess().width());
    }

    /** Prints problems, one line each. */
    public void complain(List<String> problems) {
        problems.forEach(problem -> err.println("audit: " + oneLine(problem)));
    }

    /** Prints a problem. */
    public void complain(String problem) {
        complain(List.of(problem));
    }

    /** A message in one line. Messages of services and libraries may contain line breaks and escape sequences. */
    private static String oneLine(String text) {
        return PlainText.line(text.strip().replaceAll("\\s*\\R\\s*", "; "), LONGEST_PROBLEM);
    }
}
