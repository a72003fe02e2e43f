package dev.iotjobs.auditor.rule.security;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.JobCommands;
import java.util.List;
import java.util.regex.Pattern;

/** Commands that set how URLs for devices are signed. Deployments of Greengrass have no such URLs. */
final class PresignCommands {

    private static final String OPTION = "--presigned-url-config";

    /** Stands for the ARN of a role that the person chooses. */
    private static final String ROLE = "ROLE_ARN";

    /** The lifetime that the service advises, in seconds. */
    private static final long ADVISED_SECONDS = 900;

    /** Text that the short form of the option accepts unchanged. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:/.+@-]+");

    private PresignCommands() {}

    /** Sets the lifetime of URLs and keeps the role. */
    static List<CliCommand> shorten(Job job, String role, long seconds) {
        return JobCommands.setInPlace(
                job,
                "Set a shorter lifetime, long enough for the slowest link",
                OPTION,
                value(PLAIN.matcher(role).matches() ? role : ROLE, seconds));
    }

    /** Sets another role. */
    static List<CliCommand> changeRole(Job job, String verb) {
        return job.origin() == Origin.GREENGRASS
                ? List.of()
                : JobCommands.set(
                        job, new JobCommands.Setting(verb, OPTION, value(ROLE, ADVISED_SECONDS), "", "roleArn", ""));
    }

    private static String value(String role, long seconds) {
        return "roleArn=" + role + ",expiresInSec=" + seconds;
    }
}
