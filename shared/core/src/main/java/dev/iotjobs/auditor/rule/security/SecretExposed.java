package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.DOCUMENT_PARAMETERS;
import static dev.iotjobs.auditor.fact.JobField.JOB_TEMPLATE_ARN;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.ANY_BUT_DELETION;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.CRITICAL;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.security.Scans.IGNORED_PATHS;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.scan.Detector;
import dev.iotjobs.auditor.job.scan.TextScan;
import dev.iotjobs.auditor.job.scan.TextScan.Secret;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Finds a job with a secret in a value of {@code documentParameters}. An audit scans the values when it describes the
 * job, and does not store them. The finding says where the secret is, but never contains the secret.
 */
public final class SecretExposed extends Rule<JobFacts> {

    private static final Setting<Boolean> ENTROPY_DETECTOR =
            Setting.flag("entropyDetector", true, "Whether a text that looks as random as a key counts as a secret.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-06")
            .version(1)
            .title("Secret in job document or parameters")
            .finds("A parameter of a job holds a secret, such as a key, a token or a password.")
            .appliesTo(jobs(ANY_BUT_DELETION))
            .severity(CRITICAL, "a detector for a known kind of secret matches")
            .severity(HIGH, "only the detector `entropy` matches: the text looks as random as a key")
            .settings(ENTROPY_DETECTOR, IGNORED_PATHS)
            .mayRead(DOCUMENT_PARAMETERS, JOB_TEMPLATE_ARN)
            .closes("When the job is deleted, or `agesOutAfter` after its end. The parameters of a job"
                    + " cannot be changed.")
            .why("Every target of the job can read it, and so can everyone who may call iot:DescribeJob.")
            .fix("Rotate the secret first. Then cancel the job. Once no execution is in progress, delete the job:"
                    + " until then the secret can be read.")
            .controls(nist("IA-5"), nist("SC-28"), inferred("ENISA", "GP-TM-18"))
            .build();

    public SecretExposed() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        return Scans.judge(job, "secret", scan -> exposed(job, secrets(scan, context), context));
    }

    private static List<Secret> secrets(TextScan scan, RuleContext context) {
        if (scan.secrets().isEmpty()) {
            return List.of();
        }
        return scan.secrets().stream()
                .filter(secret -> secret.detector() != Detector.ENTROPY || context.get(ENTROPY_DETECTOR))
                .filter(secret -> !Scans.isIgnored(secret.path(), context))
                .toList();
    }

    private static Optional<Verdict> exposed(Job job, List<Secret> secrets, RuleContext context) {
        if (secrets.isEmpty()) {
            return Optional.empty();
        }
        List<String> places = secrets.stream()
                .map(secret -> secret.detector().id() + " in " + secret.path())
                .toList();
        List<String> hashes = secrets.stream()
                .map(Secret::hash)
                .filter(hash -> !hash.isEmpty())
                .toList();
        return Optional.of(Verdict.nonCompliant(
                        severity(job, secrets, context),
                        "the job contains what looks like a secret: " + Scans.named(places))
                .with(Evidence.of(job)
                        .and("secrets", secrets.size())
                        .and("found", Scans.listed(places))
                        .andIfKnown("saltedHashes", hashes.isEmpty() ? null : Scans.listed(hashes)))
                .with(JobCommands.delete(job, "SECRET_EXPOSED", "Rotate the secret first.")));
    }

    /**
     * HIGH if all secrets are guesses of the entropy detector, otherwise CRITICAL. An open CRITICAL finding stays
     * CRITICAL, except on a job of a managed template.
     */
    private static Severity severity(Job job, List<Secret> secrets, RuleContext context) {
        boolean isGuess = secrets.stream().allMatch(secret -> secret.detector() == Detector.ENTROPY);
        // Audits do not read the job document, which may hold the secret. That of a managed template holds none
        boolean mayHoldMore = job.managedTemplate() == null && context.before().open() == CRITICAL;
        return isGuess && !mayHoldMore ? HIGH : CRITICAL;
    }
}
