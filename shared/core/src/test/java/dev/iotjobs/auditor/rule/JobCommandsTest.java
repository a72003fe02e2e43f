package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.CliCommand.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobCommandsTest {

    private static final JobCommands.Setting TIMEOUT = new JobCommands.Setting(
            "Set a timeout",
            "--timeout-config",
            "inProgressTimeoutInMinutes=60",
            "{\"timeoutConfig\":{\"inProgressTimeoutInMinutes\":60}}",
            "awsJobTimeoutConfig",
            "It applies to executions that have not started yet");

    private static List<CliCommand> set(JobBuilder job) {
        return JobCommands.set(job.build(), TIMEOUT);
    }

    @Test
    void set_jobInProgress_isUpdated() {
        CliCommand command = set(Jobs.inProgress()).getFirst();

        assertThat(command)
                .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                        + " --timeout-config inProgressTimeoutInMinutes=60");
        assertThat(command.purpose()).isEqualTo("Set a timeout. It applies to executions that have not started yet:");
        assertThat(command.effect()).isEqualTo(Effect.FIX);
    }

    @Test
    void set_scheduledJob_saysWhatToDoIfItIsRefused() {
        assertThat(set(Jobs.job(JobStatus.SCHEDULED)).getFirst().purpose())
                .endsWith(". If AWS refuses the change, cancel the job and create it again:");
    }

    @Test
    void set_jobOfAnotherService_namesItsNamespace() {
        CliCommand command = set(Jobs.inProgress().namespaceId("acme")).getFirst();

        assertThat(command.toString()).contains("--job-id firmware-7 --namespace-id acme --timeout-config");
        assertThat(command.purpose()).endsWith(". The service that owns the job may overwrite the change:");
    }

    @Test
    void set_greengrassDeployment_isRevised() {
        List<CliCommand> commands =
                set(Jobs.inProgress().namespaceId("aws-gg-deployment").targets(List.of(Jobs.GROUP)));

        assertThat(commands)
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws greengrassv2 list-deployments --region eu-west-1 --target-arn " + Jobs.GROUP
                                + " --history-filter LATEST_ONLY",
                        "aws greengrassv2 get-deployment --region eu-west-1 --deployment-id DEPLOYMENT_ID",
                        "aws greengrassv2 create-deployment --region eu-west-1 --target-arn " + Jobs.GROUP
                                + " --components file://components.json --iot-job-configuration"
                                + " '{\"timeoutConfig\":{\"inProgressTimeoutInMinutes\":60}}'");
        assertThat(commands).extracting(CliCommand::effect).containsExactly(Effect.LOOK, Effect.LOOK, Effect.FIX);
    }

    @Test
    void set_otaUpdate_isCreatedAgain() {
        Job job = Job.builder(Jobs.key("AFR_OTA-1"), JobStatus.IN_PROGRESS).build();

        assertThat(JobCommands.set(job, TIMEOUT))
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot cancel-job --region eu-west-1 --job-id AFR_OTA-1 --reason-code RECREATE"
                                + " --comment \"WHY\"",
                        "aws iot create-ota-update --region eu-west-1 --cli-input-json file://ota.json");
        assertThat(JobCommands.set(job, TIMEOUT).getFirst().purpose())
                .endsWith("Cancel its job; the next audit then closes the finding:");
        assertThat(JobCommands.set(job, TIMEOUT).getLast().purpose()).contains("awsJobTimeoutConfig");
    }

    @Test
    void set_firstGreengrass_isUpdatedLikeAnyJob() {
        Job job = Job.builder(Jobs.key("GreengrassUpdateJob_1"), JobStatus.IN_PROGRESS)
                .build();

        assertThat(JobCommands.set(job, TIMEOUT)).singleElement().asString().startsWith("aws iot update-job");
    }

    private static List<CliCommand> describe(JobBuilder job) {
        return JobCommands.setInPlace(job.build(), "Describe the job", "--description", "CHG-1 what and why");
    }

    @Test
    void setInPlace_jobThatCanBeUpdated_isUpdated() {
        assertThat(describe(Jobs.inProgress())).singleElement().satisfies(command -> {
            assertThat(command)
                    .hasToString("aws iot update-job --region eu-west-1 --job-id firmware-7"
                            + " --description 'CHG-1 what and why'");
            assertThat(command.purpose()).isEqualTo("Describe the job:");
        });
        assertThat(describe(Jobs.inProgress().namespaceId("acme")))
                .extracting(CliCommand::purpose)
                .containsExactly("Describe the job. The service that owns the job may overwrite the change:");
    }

    @Test
    void setInPlace_scheduledJob_waitsAndIsNotCreatedAgain() {
        assertThat(describe(Jobs.job(JobStatus.SCHEDULED)))
                .extracting(CliCommand::purpose)
                .containsExactly("Describe the job. If AWS refuses the change, wait until the job has started:");
    }

    @Test
    void setInPlace_jobThatItsApiReplaces_isLeftAlone() {
        assertThat(describe(Jobs.inProgress().namespaceId("aws-gg-deployment"))).isEmpty();
        assertThat(describe(Job.builder(Jobs.key("AFR_OTA-1"), JobStatus.IN_PROGRESS)))
                .isEmpty();
    }

    @Test
    void stop_greengrassWithoutTargets_leavesThemToThePerson() {
        Job job = Jobs.inProgress()
                .namespaceId("aws-gg-deployment")
                .targets(List.of())
                .build();

        assertThat(JobCommands.stop(job, "R", "It stays open"))
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws greengrassv2 cancel-deployment --region eu-west-1 --deployment-id DEPLOYMENT_ID",
                        "aws greengrassv2 list-deployments --region eu-west-1 --target-arn TARGET_ARN"
                                + " --history-filter LATEST_ONLY");
    }

    private static List<String> recreated(JobBuilder job, String... options) {
        return JobCommands.recreate(job.build(), "Create the job again", options).stream()
                .map(CliCommand::toString)
                .toList();
    }

    private static String created(String rest) {
        return "aws iot create-job --region eu-west-1 --job-id NEW_JOB_ID --targets " + Jobs.THING + rest;
    }

    @Test
    void recreate_jobWithAnInlineDocument_savesItFirst() {
        assertThat(recreated(Jobs.inProgress(), "--timeout-config", "inProgressTimeoutInMinutes=60"))
                .containsExactly(
                        "aws iot get-job-document --region eu-west-1 --job-id firmware-7 --query document --output text",
                        "aws iot cancel-job --region eu-west-1 --job-id firmware-7 --reason-code RECREATE"
                                + " --comment \"WHY\"",
                        created(" --document file://document.json --timeout-config inProgressTimeoutInMinutes=60"));
    }

    @Test
    void recreate_jobOfATemplate_usesTheTemplate() {
        String template = "arn:aws:iot:eu-west-1:123456789012:jobtemplate/ota";

        assertThat(recreated(Jobs.inProgress().jobTemplateArn(template).documentSource("s3://b/k")))
                .last()
                .isEqualTo(created(" --job-template-arn " + template));
    }

    @Test
    void recreate_otherDocumentSource_isNamedOnce() {
        assertThat(recreated(Jobs.inProgress().documentSource("s3://b/k"), "--document-source", "s3://c/k"))
                .last()
                .isEqualTo(created(" --document-source s3://c/k"));
    }

    @Test
    void recreate_jobOfAnotherApi_isLeftToIt() {
        assertThat(recreated(Job.builder(Jobs.key("GreengrassUpdateJob_1"), JobStatus.IN_PROGRESS)))
                .singleElement()
                .asString()
                .startsWith("aws iot cancel-job ");
        assertThat(recreated(Jobs.inProgress().namespaceId("aws-gg-deployment")))
                .singleElement()
                .asString()
                .startsWith("aws greengrassv2 list-deployments ");
    }

    @Test
    void stopAndRecreate_deploymentOfGreengrass_isStopped() {
        Job job = Jobs.inProgress().namespaceId("aws-gg-deployment").build();

        assertThat(JobCommands.stopAndRecreate(job, "UNPROTECTED_URL", "Create it again"))
                .first()
                .asString()
                .startsWith("aws greengrassv2 cancel-deployment ");
    }

    private static List<String> deleted(JobBuilder job) {
        return JobCommands.delete(job.build(), "SECRET_EXPOSED", "Replace the secret.").stream()
                .map(CliCommand::toString)
                .toList();
    }

    @Test
    void delete_liveJob_isCancelledFirst() {
        assertThat(deleted(Jobs.inProgress().namespaceId("acme")))
                .containsExactly(
                        "aws iot cancel-job --region eu-west-1 --job-id firmware-7"
                                + " --reason-code SECRET_EXPOSED --comment \"WHY\"",
                        "aws iot delete-job --region eu-west-1 --job-id firmware-7 --namespace-id acme");
        assertThat(deleted(Jobs.job(JobStatus.COMPLETED)))
                .containsExactly("aws iot delete-job --region eu-west-1 --job-id firmware-7");
    }

    @Test
    void delete_greengrassDeployment_isStoppedBecauseItsServiceOwnsTheJob() {
        assertThat(deleted(Jobs.inProgress().namespaceId("aws-gg-deployment")))
                .first()
                .asString()
                .startsWith("aws greengrassv2 cancel-deployment ");
        assertThat(deleted(Jobs.inProgress().namespaceId("aws-gg-deployment")))
                .noneSatisfy(command -> assertThat(command).contains("delete-job"));
    }
}
