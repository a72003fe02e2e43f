package dev.iotjobs.integration.faults;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which jobs a message names, and what it says of each. */
final class Reported {

    /** Not in a command, which may be an example. */
    private static final Pattern JOB = Pattern.compile("(?<!--job-id )\\bpump-\\w+");

    private Reported() {}

    /** {@code <job>: open}, {@code <job>: RESOLVED} and the like. */
    static Set<String> in(String message) {
        Set<String> reported = new TreeSet<>();
        String section = "open";
        for (String line : message.lines().toList()) {
            section = section(line, section);
            Matcher job = JOB.matcher(line);
            while (job.find()) {
                reported.add(job.group() + ": " + section);
            }
        }
        return reported;
    }

    /** A section begins with its title in capitals; sections of what is open come first. */
    private static String section(String line, String before) {
        if (line.startsWith("RESOLVED") || line.startsWith("LOWERED")) {
            return line.replaceFirst(" .*", "");
        }
        return line.startsWith("CLOSED WITH ") ? "CLOSED WITH ITS JOB" : before;
    }
}
