package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.DOCUMENT_PARAMETERS;
import static dev.iotjobs.auditor.fact.JobField.JOB_TEMPLATE_ARN;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.rule.security.Scans.IGNORED_PATHS;
import static dev.iotjobs.auditor.setting.SharedSettings.PLACEHOLDERS;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.scan.TextScan;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import java.util.Optional;

/** Finds a live job with placeholder text, such as {@code REPLACE_ME}, in a value of {@code documentParameters}. */
public final class PlaceholderLeft extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-12")
            .version(1)
            .title("Placeholder text left in the document")
            .finds("A parameter of a live job still has placeholder text.")
            .appliesTo(jobs(LIVE))
            .severity(
                    MEDIUM,
                    "a parameter has a text such as 'REPLACE_ME', 'TODO', 'placeholder' or '<VERSION>', or a text"
                            + " that is listed in `placeholders`")
            .settings(PLACEHOLDERS, IGNORED_PATHS)
            .mayRead(DOCUMENT_PARAMETERS, JOB_TEMPLATE_ARN)
            .closes("When the job ends. The parameters of a job cannot be changed.")
            .why("Every device fails or, worse, skips a check, for example because placeholder text stands where the"
                    + " checksum belongs.")
            .fix("Cancel the job, and create it again with the value filled in. The parameters of a job cannot be"
                    + " changed.")
            .controls(nist("CM-3(2)"), nist("CM-6"))
            .build();

    public PlaceholderLeft() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        return Scans.judge(
                job,
                "placeholder text",
                scan -> left(job, places(scan, context)).or(() -> notSought(job, scan, context)));
    }

    private static List<String> places(TextScan scan, RuleContext context) {
        if (scan.placeholders().isEmpty()) {
            return List.of();
        }
        return scan.placeholders().stream()
                .filter(placeholder ->
                        placeholder.isBuiltIn() || context.get(PLACEHOLDERS).contains(placeholder.pattern()))
                .filter(placeholder -> !Scans.isIgnored(placeholder.path(), context))
                .map(placeholder -> placeholder.pattern() + " in " + placeholder.path())
                .toList();
    }

    /**
     * The verdict if the last scan of the parameters did not look for all placeholder patterns of the policy. Empty
     * otherwise, or if the job has no parameters.
     */
    private static Optional<Verdict> notSought(Job job, TextScan scan, RuleContext context) {
        return job.documentParameters().names().isEmpty() || scan.sought().containsAll(context.get(PLACEHOLDERS))
                ? Optional.empty()
                : Optional.of(Verdict.insufficientData(
                        Gap.OUTDATED,
                        "the last scan of the parameters did not look for all patterns in 'placeholders'; the next"
                                + " audit that describes the job does"));
    }

    private static Optional<Verdict> left(Job job, List<String> places) {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.nonCompliant(MEDIUM, "found placeholder text: " + Scans.named(places))
                        .with(Evidence.of(job)
                                .and("placeholders", places.size())
                                .and("found", Scans.listed(places)))
                        .with(JobCommands.recreate(
                                job,
                                "Create the job again from the template, with the value filled in",
                                "--document-parameters",
                                "NAME=VALUE")));
    }
}
