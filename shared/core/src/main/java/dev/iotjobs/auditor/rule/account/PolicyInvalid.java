package dev.iotjobs.auditor.rule.account;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.CRITICAL;

import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.PolicyUse.Cause.Invalid;
import dev.iotjobs.auditor.fact.PolicyUse.Cause.Unreadable;
import dev.iotjobs.auditor.fact.PolicyUse.Replaced;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.util.List;

/** Finds that the configured policy is invalid or could not be read, so another policy is in force. */
public final class PolicyInvalid extends Rule<RegionFacts> {

    private static final String PARAMETER = "ssm:";

    private static final RuleDefinition<RegionFacts> DEFINITION = RuleDefinition.of(SubjectKind.REGION, "IOTJ-ACC-04")
            .version(1)
            .title("Policy invalid")
            .finds("The configured policy cannot be read or is invalid. The audit uses the last valid policy or the"
                    + " built-in policy instead.")
            .appliesToEvery("the Region of the stack, if the Lambda function audits it and a policy is configured")
            .severity(CRITICAL, "always")
            .source("the policy's source")
            .closes("When the configured policy is in force.")
            .why("The audit does not apply the latest rules, settings and exemptions of the policy's owners.")
            .fix(
                    "If the policy cannot be read, remove the cause that the finding names. If it is invalid, see all defects"
                            + " with `./audit policy validate FILE`, correct the file, and store it again.")
            .controls(nist("CM-3"), nist("CM-6"))
            .cannotBeSwitchedOff()
            .build();

    public PolicyInvalid() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(RegionFacts region, RuleContext context) {
        return switch (region.policy()) {
            case PolicyUse.NotConfigured _ -> Verdict.notApplicable("no policy is configured for this Region");
            case PolicyUse.NotRead _ -> notRead(context);
            case PolicyUse.InForce _ -> Verdict.compliant("the configured policy is in force");
            case PolicyUse.Replaced replaced ->
                Verdict.nonCompliant(CRITICAL, reason(replaced))
                        .with(evidence(replaced))
                        .with(commands(replaced, region.coverage().place().region()));
        };
    }

    private static Verdict notRead(RuleContext context) {
        String reason = "an audit that a person starts does not read the configured policy";
        return context.isOpen() ? Verdict.insufficientData(Gap.UNDECIDED, reason) : Verdict.notApplicable(reason);
    }

    private static String reason(Replaced replaced) {
        String what = switch (replaced.cause()) {
            case Unreadable unreadable -> "the configured policy cannot be read: " + unreadable.reason();
            case Invalid invalid ->
                "the configured policy has " + Figures.count(invalid.defects(), "defect") + " and is not in use";
        };
        return what + "; the audit uses "
                + (replaced.inForceSince() == null ? "the built-in policy" : "the last valid policy");
    }

    private static Evidence evidence(Replaced replaced) {
        Evidence evidence = Evidence.of("source", replaced.source());
        if (!replaced.version().isEmpty()) {
            evidence = evidence.and("version", replaced.version());
        }
        if (replaced.changedAt() != null) {
            evidence = evidence.and("changed", Times.minute(replaced.changedAt()));
        }
        switch (replaced.cause()) {
            case Unreadable unreadable when unreadable.deniedAction().isEmpty() -> {}
            case Unreadable unreadable -> evidence = evidence.and("deniedAction", unreadable.deniedAction());
            case Invalid invalid -> {
                evidence = evidence.and("defects", invalid.defects());
                int number = 1;
                for (String example : invalid.examples()) {
                    evidence = evidence.and("defect" + number++, example);
                }
            }
        }
        return evidence.and("inForce", inForce(replaced));
    }

    /**
     * The command that stores a corrected policy in Parameter Store. Empty unless the policy is invalid and comes from
     * a parameter that is given by name and without a version.
     */
    private static List<CliCommand> commands(Replaced replaced, String region) {
        boolean isParameter = replaced.source().startsWith(PARAMETER);
        String name = isParameter ? replaced.source().substring(PARAMETER.length()) : "";
        // A colon shows an ARN or a fixed version. For AppConfig, the command depends on the configuration profile.
        if (!(replaced.cause() instanceof Invalid) || !isParameter || name.contains(":")) {
            return List.of();
        }
        return List.of(CliCommand.fix(
                "Store the corrected file:",
                "ssm",
                "put-parameter",
                "--region",
                region,
                "--name",
                name,
                "--overwrite",
                "--value",
                "file://policy.yaml"));
    }

    private static String inForce(Replaced replaced) {
        if (replaced.inForceSince() == null) {
            return "the built-in policy";
        }
        String version = replaced.inForceVersion().isEmpty() ? "" : "version " + replaced.inForceVersion() + ", ";
        return version + "valid since " + Times.minute(replaced.inForceSince());
    }
}
