package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands of the AWS CLI that show a job, stop it or change its configuration. Some commands for jobs of Greengrass
 * and of OTA updates use the API that created the job.
 */
public final class JobCommands {

    private static final String DEPLOYMENT_ID = "DEPLOYMENT_ID";

    private static final String RECREATE = "RECREATE";

    /** The option of {@code aws iot create-job} for a document in S3. */
    public static final String DOCUMENT_SOURCE = "--document-source";

    private JobCommands() {}

    /**
     * A change of one member of a job's configuration, written for each API that can make the change.
     *
     * @param verb the action, such as {@code Set a timeout}
     * @param option the option of {@code aws iot update-job} that makes the change
     * @param value the value of that option
     * @param deployment the job configuration of {@code aws greengrassv2 create-deployment}, as JSON
     * @param otaMember name of the member in the input of {@code aws iot create-ota-update}
     * @param effect a sentence, without a full stop, that says what the change affects or replaces; may be empty
     */
    public record Setting(
            String verb, String option, String value, String deployment, String otaMember, String effect) {}

    /** The command that lists a job's executions with the given status. */
    public static CliCommand executions(Job job, String purpose, String executionStatus) {
        return CliCommand.look(
                purpose,
                "iot",
                "list-job-executions-for-job",
                "--region",
                job.key().region(),
                "--job-id",
                job.jobId(),
                "--status",
                executionStatus);
    }

    /** The command that calls DescribeJob for a job. */
    public static CliCommand describe(Job job, String purpose) {
        return CliCommand.look(
                purpose, "iot", "describe-job", "--region", job.key().region(), "--job-id", job.jobId());
    }

    /** The command that lists the ARNs of the things whose execution of a job has the given status. */
    public static CliCommand things(Job job, String purpose, String executionStatus) {
        List<String> arguments =
                new ArrayList<>(executions(job, purpose, executionStatus).arguments());
        arguments.addAll(List.of("--query", "executionSummaries[].thingArn", "--output", "text"));
        return new CliCommand(CliCommand.Effect.LOOK, purpose, arguments);
    }

    /**
     * The command that cancels the execution of one device.
     *
     * @param options for example {@code --force}, for an execution in progress
     */
    public static CliCommand cancelExecution(Job job, String purpose, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "iot",
                "cancel-job-execution",
                "--region",
                job.key().region(),
                "--job-id",
                job.jobId(),
                "--thing-name",
                "THING_NAME"));
        arguments.addAll(List.of(options));
        return new CliCommand(CliCommand.Effect.FIX, purpose, arguments);
    }

    /**
     * The commands that stop the rollout of a live job.
     *
     * @param finding what happens to the finding afterwards, as a sentence without a full stop
     */
    public static List<CliCommand> stop(Job job, String reasonCode, String finding) {
        if (job.origin() == Origin.GREENGRASS) {
            return List.of(
                    CliCommand.fix(
                            "Stop the deployment. To see its id, first run list-deployments. " + finding + ":",
                            "greengrassv2",
                            "cancel-deployment",
                            "--region",
                            job.key().region(),
                            "--deployment-id",
                            DEPLOYMENT_ID),
                    deployments(job));
        }
        return List.of(cancel(
                job,
                "Stop the rollout. Devices in the middle of the update finish it; queued devices do not start. "
                        + finding + ":",
                reasonCode));
    }

    /**
     * The commands that set a member of the configuration of a live job. For an OTA update, the commands cancel the job
     * and create the update again.
     */
    public static List<CliCommand> set(Job job, Setting setting) {
        return switch (job.origin()) {
            case SELF, GREENGRASS_V1, OTHER_SERVICE ->
                List.of(update(job, updatePurpose(job, setting), setting.option(), setting.value()));
            case GREENGRASS -> revise(job, setting);
            case FREERTOS_OTA -> createOtaAgain(job, RECREATE, "with " + setting.otaMember() + " in the file:");
        };
    }

    /**
     * The command that changes one setting of a live job without cancelling the job. Empty for Greengrass version 2 and
     * for a FreeRTOS OTA update: their APIs cannot change a live job.
     *
     * @param verb what the command does, such as {@code Describe the job}
     * @param option the option of {@code aws iot update-job} that makes the change
     * @param value the value of that option
     */
    public static List<CliCommand> setInPlace(Job job, String verb, String option, String value) {
        String later = job.status().equals(JobStatus.IN_PROGRESS)
                ? ""
                : ". If AWS refuses the change, wait until the job has started";
        return switch (job.origin()) {
            case SELF, GREENGRASS_V1, OTHER_SERVICE -> List.of(update(job, verb + later, option, value));
            case GREENGRASS, FREERTOS_OTA -> List.of();
        };
    }

    /**
     * The commands that delete a job. They cancel a live job first. For Greengrass version 2, the commands stop the
     * deployment of the job and delete nothing.
     *
     * @param reasonCode reason code of the cancellation
     * @param first a sentence on what the person must do before the commands; not used for Greengrass version 2
     */
    public static List<CliCommand> delete(Job job, String reasonCode, String first) {
        if (job.origin() == Origin.GREENGRASS) {
            return stop(job, reasonCode, "The finding closes when the job is deleted; otherwise it ages out");
        }
        boolean isLive = job.isLive() == Truth.TRUE;
        List<String> arguments = new ArrayList<>(
                List.of("iot", "delete-job", "--region", job.key().region(), "--job-id", job.jobId()));
        addNamespace(arguments, job);
        CliCommand delete = new CliCommand(
                CliCommand.Effect.FIX,
                (isLive ? "" : first + " ") + "Once no execution is in progress, delete the job:",
                arguments);
        return isLive ? List.of(cancel(job, first + " Then cancel the job:", reasonCode), delete) : List.of(delete);
    }

    private static void addNamespace(List<String> arguments, Job job) {
        if (job.namespaceId() != null) {
            arguments.addAll(List.of("--namespace-id", job.namespaceId()));
        }
    }

    /** @param purpose a sentence without its full stop */
    private static CliCommand update(Job job, String purpose, String option, String value) {
        List<String> arguments = new ArrayList<>(
                List.of("iot", "update-job", "--region", job.key().region(), "--job-id", job.jobId()));
        addNamespace(arguments, job);
        arguments.addAll(List.of(option, value));
        String warning = job.origin() == Origin.OTHER_SERVICE
                ? ". The service that owns the job may overwrite the change:"
                : ":";
        return new CliCommand(CliCommand.Effect.FIX, purpose + warning, arguments);
    }

    private static String updatePurpose(Job job, Setting setting) {
        StringBuilder purpose = new StringBuilder(setting.verb());
        if (!setting.effect().isEmpty()) {
            purpose.append(". ").append(setting.effect());
        }
        if (!job.status().equals(JobStatus.IN_PROGRESS)) {
            purpose.append(". If AWS refuses the change, cancel the job and create it again");
        }
        return purpose.toString();
    }

    /**
     * The commands that revise the deployment of a Greengrass job to change one setting. The new revision replaces the
     * job by a new job.
     */
    private static List<CliCommand> revise(Job job, Setting setting) {
        return List.of(
                deployments(job),
                CliCommand.look(
                        "See the components of the deployment. Copy them all to components.json for the next command:",
                        "greengrassv2",
                        "get-deployment",
                        "--region",
                        job.key().region(),
                        "--deployment-id",
                        DEPLOYMENT_ID),
                CliCommand.fix(
                        setting.verb() + " in a new revision:",
                        "greengrassv2",
                        "create-deployment",
                        "--region",
                        job.key().region(),
                        "--target-arn",
                        target(job),
                        "--components",
                        "file://components.json",
                        "--iot-job-configuration",
                        setting.deployment()));
    }

    private static List<CliCommand> createOtaAgain(Job job, String reasonCode, String difference) {
        return List.of(
                cancel(
                        job,
                        "An OTA update cannot be changed. Cancel its job; the next audit then closes the finding:",
                        reasonCode),
                CliCommand.fix(
                        "Create the update again, " + difference,
                        "iot",
                        "create-ota-update",
                        "--region",
                        job.key().region(),
                        "--cli-input-json",
                        "file://ota.json"));
    }

    /**
     * The commands that cancel a live job and create it again. Jobs of three origins get other commands:
     *
     * <ul>
     *   <li>Greengrass version 2: one command, which shows the deployment that a person must then revise
     *   <li>Greengrass version 1: one command, which cancels the job
     *   <li>OTA update: commands that cancel the job and create the OTA update again
     * </ul>
     *
     * <p>Only jobs of other origins use {@code verb} and {@code options}.
     *
     * @param verb what {@code aws iot create-job} does, such as {@code Create the job again with another end behavior}
     * @param options options of {@code aws iot create-job} that differ from those of the job
     */
    public static List<CliCommand> recreate(Job job, String verb, String... options) {
        return recreateFor(target(job), job, verb, options);
    }

    /**
     * The commands that cancel a live job and create it again for {@code target}. For jobs of Greengrass and for OTA
     * updates, the commands are those of {@link #recreate}, and {@code target} is ignored.
     */
    public static List<CliCommand> recreateFor(String target, Job job, String verb, String... options) {
        return job.origin() == Origin.GREENGRASS
                ? List.of(deployments(job))
                : cancelAndCreate(target, job, RECREATE, verb, options);
    }

    /**
     * The commands that cancel a harmful live job and create it again. For Greengrass, the commands create nothing:
     * they stop the deployment (version 2) or cancel the job (version 1).
     *
     * @param reasonCode reason code of the cancellation
     * @param verb what {@code aws iot create-job} does, such as {@code Create the job again from an approved bucket}
     * @param options options of {@code aws iot create-job} that differ from those of the job
     */
    public static List<CliCommand> stopAndRecreate(Job job, String reasonCode, String verb, String... options) {
        return job.origin() == Origin.GREENGRASS
                ? stop(job, reasonCode, "The finding closes when the job ends")
                : cancelAndCreate(target(job), job, reasonCode, verb, options);
    }

    private static List<CliCommand> cancelAndCreate(
            String target, Job job, String reasonCode, String verb, String... options) {
        CliCommand cancel = cancel(
                job,
                "Cancel the job. Devices in progress finish it; queued devices do not start. The next audit then closes"
                        + " the finding:",
                reasonCode);
        return switch (job.origin()) {
            case FREERTOS_OTA -> createOtaAgain(job, reasonCode, "with the corrected values in the file:");
            case GREENGRASS, GREENGRASS_V1 -> List.of(cancel);
            case SELF, OTHER_SERVICE -> {
                List<CliCommand> commands = new ArrayList<>(create(target, job, verb, options));
                commands.add(commands.size() - 1, cancel);
                yield List.copyOf(commands);
            }
        };
    }

    /**
     * The commands that create a job again after it has ended.
     *
     * @param verb what the last command does, such as {@code Create the job again}
     * @param options options of {@code aws iot create-job} that differ from those of the job
     */
    public static List<CliCommand> repeat(Job job, String verb, String... options) {
        return create(target(job), job, verb, options);
    }

    /**
     * The commands that create a new job with the template or document of {@code job}, unless {@code options} give
     * another document source. If no template and no document source is known, the first command saves the document.
     */
    private static List<CliCommand> create(String target, Job job, String verb, String... options) {
        List<CliCommand> commands = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(
                "iot", "create-job", "--region", job.key().region(), "--job-id", "NEW_JOB_ID", "--targets", target));
        if (!List.of(options).contains(DOCUMENT_SOURCE)) {
            if (job.jobTemplateArn() != null) {
                arguments.addAll(List.of("--job-template-arn", job.jobTemplateArn()));
            } else if (job.documentSource() != null) {
                arguments.addAll(List.of(DOCUMENT_SOURCE, job.documentSource()));
            } else {
                commands.add(saveDocument(job));
                arguments.addAll(List.of("--document", "file://document.json"));
            }
        }
        arguments.addAll(List.of(options));
        commands.add(new CliCommand(CliCommand.Effect.FIX, verb + ":", arguments));
        return List.copyOf(commands);
    }

    private static CliCommand saveDocument(Job job) {
        return CliCommand.look(
                "Save the job document:",
                "iot",
                "get-job-document",
                "--region",
                job.key().region(),
                "--job-id",
                job.jobId(),
                "--query",
                "document",
                "--output",
                "text");
    }

    private static CliCommand cancel(Job job, String purpose, String reasonCode) {
        return CliCommand.fix(
                purpose,
                "iot",
                "cancel-job",
                "--region",
                job.key().region(),
                "--job-id",
                job.jobId(),
                "--reason-code",
                reasonCode,
                "--comment",
                CliCommand.WHY);
    }

    private static CliCommand deployments(Job job) {
        return CliCommand.look(
                "See the newest deployment of the job's target:",
                "greengrassv2",
                "list-deployments",
                "--region",
                job.key().region(),
                "--target-arn",
                target(job),
                "--history-filter",
                "LATEST_ONLY");
    }

    private static String target(Job job) {
        return job.targets().isEmpty() ? "TARGET_ARN" : job.targets().getFirst();
    }
}
