package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.PRESIGN_ROLE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.rule.security.PresignRoleForeign.APPROVED_ROLES;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.Objects;

/**
 * Finds a live job whose download URLs are signed by a role that the policy does not list ({@code
 * presignedUrlConfig.roleArn}).
 */
public final class PresignRoleNotApproved extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-03")
            .version(1)
            .title("Presign role not on the approved list")
            .finds("A role that is not approved signs the download URLs of a live job.")
            .appliesTo(jobs(LIVE).with(PRESIGN_ROLE).onceListed(APPROVED_ROLES))
            .severity(MEDIUM, "no entry of `approvedRoles` matches the role")
            .settings(APPROVED_ROLES)
            .silentWhen("IOTJ-SEC-02")
            .why("Rights to download should come from reviewed roles only.")
            .fix("Sign with an approved role, or review the present role and add it to approvedRoles.")
            .controls(nist("AC-6"))
            .offByDefault()
            .build();

    public PresignRoleNotApproved() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        String role = Objects.requireNonNull(job.presignRole());
        return PresignRoleForeign.isApproved(role, context)
                ? Verdict.compliant("'approvedRoles' lists the role")
                : Verdict.nonCompliant(MEDIUM, "the role that signs URLs is not in 'approvedRoles': " + role)
                        .with(Evidence.of(job).and("roleArn", role))
                        .with(PresignCommands.changeRole(job, "Sign with an approved role"));
    }
}
