package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.PRESIGNED_URL_CONFIG;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.PRESIGN_ROLE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Glob;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a live job whose download URLs are signed by a role of another account or partition ({@code
 * presignedUrlConfig.roleArn}).
 */
public final class PresignRoleForeign extends Rule<JobFacts> {

    static final Setting<List<String>> APPROVED_ROLES = Setting.list(
            "approvedRoles", List.of(), "ARN patterns", "Roles that may sign URLs, with * and ? as wildcards.");

    private static final Pattern ROLE = Pattern.compile("arn:([A-Za-z0-9-]+):iam::([0-9]{12}):role/.+");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-02")
            .version(1)
            .title("Presign role in another account or partition")
            .finds("A role of another account or partition signs the download URLs of a live job.")
            .appliesTo(jobs(LIVE).with(PRESIGN_ROLE))
            .severity(
                    HIGH,
                    "the role and the job are in different accounts or partitions, and `approvedRoles` does not"
                            + " list the role")
            .settings(APPROVED_ROLES)
            .mayRead(PRESIGNED_URL_CONFIG)
            .why("A role that others control decides what devices download.")
            .fix("Sign with a role of the job's account. Name the account and its jobs in the role's trust policy, with"
                    + " aws:SourceAccount and aws:SourceArn.")
            .controls(nist("AC-6"), nist("CM-5"))
            .build();

    public PresignRoleForeign() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        String arn = Objects.requireNonNull(job.presignRole());
        if (isApproved(arn, context)) {
            return Verdict.compliant("'approvedRoles' lists the role");
        }
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            return Verdict.insufficientData(Gap.MISSING, "presignedUrlConfig.roleArn is not the ARN of a role");
        }
        return judge(job, role.group(1), role.group(2));
    }

    static boolean isApproved(String roleArn, RuleContext context) {
        return context.get(APPROVED_ROLES).stream().anyMatch(pattern -> new Glob(pattern).matches(roleArn));
    }

    private static Verdict judge(Job job, String partition, String accountId) {
        JobKey own = job.key();
        if (partition.equals(own.partition()) && accountId.equals(own.accountId())) {
            return Verdict.compliant("the role is in the account of the job");
        }
        return Verdict.nonCompliant(
                        HIGH,
                        "the role that signs URLs is in account " + place(partition, accountId) + ", but the job is in "
                                + place(own.partition(), own.accountId()))
                .with(Evidence.of(job)
                        .and("roleArn", Objects.requireNonNull(job.presignRole()))
                        .and("roleAccount", accountId)
                        .and("rolePartition", partition)
                        .and("jobAccount", own.accountId())
                        .and("jobPartition", own.partition()))
                .with(PresignCommands.changeRole(job, "Sign with a role of this account"));
    }

    private static String place(String partition, String accountId) {
        return accountId + " (" + partition + ")";
    }
}
