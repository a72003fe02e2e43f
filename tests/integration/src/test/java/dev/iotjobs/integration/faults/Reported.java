package dev.iotjobs.integration.faults;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the jobs in a message, and what the message reports about each. */
final class Reported {

    /** The id of a job, except in a command, which can be an example. */
    private static final Pattern JOB = Pattern.compile("(?<!--job-id )\\bpump-\\w+");

    private Reported() {}

    /** Jobs with the section of the message that names them, such as {@code <job>: open} or {@code <job>: RESOLVED}. */
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

    /**
     * The section that a line belongs to. A section begins with its title in capitals. Lines before the first such
     * title are about open findings.
     */
    private static String section(String line, String before) {
        if (line.startsWith("RESOLVED") || line.startsWith("LOWERED")) {
            return line.replaceFirst(" .*", "");
        }
        return line.startsWith("CLOSED WITH ") ? "CLOSED WITH ITS JOB" : before;
    }
}
