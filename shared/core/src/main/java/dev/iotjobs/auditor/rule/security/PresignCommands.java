package dev.iotjobs.auditor.rule.security;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.JobCommands;
import java.util.List;
import java.util.regex.Pattern;

/** Commands that change how the service presigns URLs for devices. Deployments of Greengrass have no such URLs. */
final class PresignCommands {

    private static final String OPTION = "--presigned-url-config";

    /** A placeholder in a command. The user replaces it by the ARN of a role. */
    private static final String ROLE = "ROLE_ARN";

    /** The lifetime that AWS advises for presigned URLs, in seconds. */
    private static final long ADVISED_SECONDS = 900;

    /** Text that the shorthand syntax of the AWS CLI accepts unchanged. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:/.+@-]+");

    private PresignCommands() {}

    /**
     * The commands that set the lifetime of presigned URLs to {@code seconds}.
     *
     * @param role ARN of the role that signs the URLs; if it needs quoting, the commands have a placeholder
     */
    static List<CliCommand> shorten(Job job, String role, long seconds) {
        // The option of the AWS CLI sets both the lifetime and the role
        return JobCommands.setInPlace(
                job,
                "Set a shorter lifetime, long enough for a download over the slowest connection",
                OPTION,
                value(PLAIN.matcher(role).matches() ? role : ROLE, seconds));
    }

    /** The commands that make another role sign the presigned URLs of the job. Empty for a deployment of Greengrass. */
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
