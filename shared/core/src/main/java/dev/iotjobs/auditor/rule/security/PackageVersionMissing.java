package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.DESTINATION_PACKAGE_VERSIONS;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.iso27001;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.DOWNLOAD;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a live job that seems to install something, but links no package version of the Software Package Catalog
 * ({@code destinationPackageVersions}).
 */
public final class PackageVersionMissing extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-10")
            .version(1)
            .title("No package version linked")
            .finds("A live job downloads or installs something, but no package version is linked to it.")
            .appliesTo(
                    jobs(LIVE).with(DOWNLOAD).notOfOrigin(Origin.GREENGRASS, Origin.GREENGRASS_V1, Origin.FREERTOS_OTA))
            .severity(LOW, "no package version is linked")
            .mayRead(DESTINATION_PACKAGE_VERSIONS)
            .closes("When the job ends. A package version cannot be linked later.")
            .why("Without the link, the inventory of installed software does not show what the job installs.")
            .fix("Create the job again with the package version, or link the version in the next job. It cannot be"
                    + " linked to an existing job.")
            .controls(iotLens("IOTSEC09-BP01"), nist("CM-8"), iso27001("A.8.8"))
            .offByDefault()
            .build();

    public PackageVersionMissing() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        if (!job.destinationPackageVersions().isEmpty()) {
            return Verdict.compliant("a package version is linked");
        }
        String signs = String.join(", ", signs(job));
        return Verdict.nonCompliant(LOW, "no package version is linked, but the job has " + signs)
                .with(Evidence.of(job).and("installsBy", signs))
                .with(JobCommands.recreate(
                        job,
                        "Create the job again with the package version",
                        "--destination-package-versions",
                        "PACKAGE_VERSION_ARN"));
    }

    /** The signs that the job installs something on devices, in words; empty if there are none. */
    private static List<String> signs(Job job) {
        List<String> signs = new ArrayList<>();
        if (job.documentSource() != null) {
            signs.add("a document source");
        }
        if (job.presignRole() != null) {
            signs.add("a presign role");
        }
        if (job.installsByTemplate()) {
            signs.add("the managed template " + job.managedTemplate());
        }
        return signs;
    }
}
