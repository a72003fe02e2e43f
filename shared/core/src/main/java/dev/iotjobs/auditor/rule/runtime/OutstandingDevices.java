package dev.iotjobs.auditor.rule.runtime;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.JobCommands;
import java.util.ArrayList;
import java.util.List;

/** Makes the commands that list the devices that a finished job did not update. */
final class OutstandingDevices {

    private OutstandingDevices() {}

    /**
     * Commands that list the devices whose executions failed or timed out. If there are no such devices, a command that
     * lists the devices that rejected the job. May be empty.
     */
    static List<CliCommand> commands(Job job, JobProcessDetails counters) {
        List<CliCommand> commands = new ArrayList<>();
        show(commands, job, counters.failed(), "failed", "FAILED");
        show(commands, job, counters.timedOut(), "timed out", "TIMED_OUT");
        if (commands.isEmpty()) {
            show(commands, job, counters.rejected(), "rejected the job", "REJECTED");
        }
        return commands;
    }

    private static void show(List<CliCommand> commands, Job job, long executions, String outcome, String status) {
        if (executions > 0) {
            commands.add(JobCommands.things(job, "See which devices " + outcome + ":", status));
        }
    }
}
