package dev.iotjobs.integration.faults;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the jobs in a message, and what the message reports about each. */
final class Reported {

    /**
     * The id of a job. An id after {@code --job-id} is left out, because a command in a message names only one of
     * several jobs.
     */
    private static final Pattern JOB = Pattern.compile("(?<!--job-id )\\bpump-\\w+");

    private Reported() {}

    /**
     * Each job that a message names, with the section of the message that names it, such as {@code <job>: open} or
     * {@code <job>: RESOLVED}.
     */
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
     * The section of the message that a line belongs to. The title of a section is in capitals. Lines before the first
     * title are in the section {@code open}.
     *
     * @param before section of the line before
     */
    private static String section(String line, String before) {
        if (line.startsWith("RESOLVED") || line.startsWith("LOWERED")) {
            return line.replaceFirst(" .*", "");
        }
        return line.startsWith("CLOSED WITH ") ? "CLOSED WITH ITS JOB" : before;
    }
}
