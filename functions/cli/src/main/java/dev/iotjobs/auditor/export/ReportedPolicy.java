package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.view.PolicyDifference;
import dev.iotjobs.auditor.rule.RuleDefinition;
import java.util.List;

/**
 * The policy in force.
 *
 * @param rulesInForce number of rules that are on, for all subjects or for some
 * @param changes number of values that differ from the built-in policy
 * @param source file, parameter or configuration with the policy; empty for the built-in policy
 * @param version version of the policy in its source; empty if the source has no versions
 */
public record ReportedPolicy(long rulesInForce, int changes, String source, String version) {

    public static ReportedPolicy of(Policy policy, List<RuleDefinition<?>> definitions, String source, String version) {
        return new ReportedPolicy(
                definitions.stream().filter(policy::isOn).count(),
                PolicyDifference.between(Policy.standard(), policy, definitions).size(),
                source,
                version);
    }
}
