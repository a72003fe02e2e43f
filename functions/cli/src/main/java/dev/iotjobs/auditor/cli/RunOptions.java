package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.option.PolicyFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code audit run} that override {@code AUDIT_*} environment variables. */
final class RunOptions {

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--max-tps",
            paramLabel = "N",
            description = "Maximum calls per second in each Region: up to N of DescribeJob and up to N of ListJobs; or"
                    + " 'unlimited' (default: AUDIT_MAX_TPS, or half of the account's quota of each API; see"
                    + " --dry-run for dry runs).")
    private @Nullable String maxTps;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Audit only jobs of this status; may be given several times (default: AUDIT_SCOPE_STATUS,"
                    + " or any).")
    private List<String> statuses = new ArrayList<>();

    @Option(
            names = "--target-selection",
            paramLabel = "SELECTION",
            description = "Audit only CONTINUOUS or only SNAPSHOT jobs (default: AUDIT_SCOPE_TARGET_SELECTION, or"
                    + " both).")
    private @Nullable String targetSelection;

    @Option(
            names = "--thing-group",
            paramLabel = "NAME",
            description = "Audit only jobs of this thing group (default: AUDIT_SCOPE_THING_GROUP, or any).")
    private @Nullable String thingGroup;

    @Option(
            names = "--thing-group-id",
            paramLabel = "ID",
            description = "Audit only jobs of the thing group with this ID, instead of --thing-group (default:"
                    + " AUDIT_SCOPE_THING_GROUP_ID, or any).")
    private @Nullable String thingGroupId;

    @Option(
            names = "--namespace",
            paramLabel = "ID",
            description = "Audit only jobs of this namespace (default: AUDIT_SCOPE_NAMESPACE, or any).")
    private @Nullable String namespace;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Policy of the audit: " + PolicyFiles.FORMS
                    + " (default: AUDIT_POLICY, or the built-in policy). 'audit policy validate POLICY' checks a"
                    + " policy.")
    private @Nullable String policy;

    /** Combines these options with environment variables. */
    GivenSettings given(Map<String, String> environment) {
        GivenSettings given = new GivenSettings(environment);
        connection.addTo(given);
        return given.one("--max-tps", "AUDIT_MAX_TPS", maxTps)
                .all("--status", "AUDIT_SCOPE_STATUS", statuses)
                .one("--target-selection", "AUDIT_SCOPE_TARGET_SELECTION", targetSelection)
                .one("--thing-group", "AUDIT_SCOPE_THING_GROUP", thingGroup)
                .one("--thing-group-id", "AUDIT_SCOPE_THING_GROUP_ID", thingGroupId)
                .one("--namespace", "AUDIT_SCOPE_NAMESPACE", namespace)
                .one("--policy", PolicyFiles.VARIABLE, policy);
    }
}
