package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.table.Item;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads findings from table items only by their published format, as programs of users do. */
final class Findings {

    private static final int FORMAT = 1;

    private Findings() {}

    /** The name of a finding in these tests: Region, rule and subject. */
    static String name(String region, String ruleId, String subjectId) {
        return region + " " + ruleId + "/" + subjectId;
    }

    /** The region in a finding's name. */
    static String region(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    static String ruleId(String name) {
        return name.substring(name.indexOf(' ') + 1, name.indexOf('/'));
    }

    static String subjectId(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    /** Whether an item has the format that audits write. */
    static boolean isReadable(Item item) {
        return item.number("v") == FORMAT;
    }

    static String name(Item finding) {
        return name(finding.text("region"), finding.text("ruleId"), finding.text("subject"));
    }

    /** The severity of an open finding; null if the finding is closed or missing. */
    static @Nullable Severity open(@Nullable Item finding) {
        return finding == null || finding.text("status").equals("CLOSED")
                ? null
                : Severity.valueOf(finding.text("severity"));
    }

    /** Severities of all open findings in the findings table, by name of the finding. */
    static Map<String, Severity> open(World world) {
        Map<String, Severity> open = new TreeMap<>();
        for (Item item : Disasters.items(world.findings())) {
            Severity severity = isReadable(item) ? open(item) : null;
            if (severity != null) {
                open.put(name(item), severity);
            }
        }
        return open;
    }
}
