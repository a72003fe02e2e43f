package dev.iotjobs.auditor.export.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Control;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finding as an event of OCSF 1.6.0, class 2003 (Compliance Finding), with the profile {@code cloud}. The components
 * have OCSF's names. Times are milliseconds since 1970.
 *
 * @param time time of the newest change
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OcsfFinding(
        int activityId,
        String activityName,
        int categoryUid,
        String categoryName,
        int classUid,
        String className,
        int typeUid,
        String typeName,
        long time,
        int severityId,
        String severity,
        int statusId,
        String status,
        @Nullable String statusDetail,
        String message,
        Metadata metadata,
        Cloud cloud,
        FindingInfo findingInfo,
        Compliance compliance,
        List<OcsfResource> resources,
        @Nullable List<Evidences> evidences,
        Remediation remediation) {

    private static final int CATEGORY = 2;
    private static final int CLASS = 2003;
    private static final int RULE_ANALYTIC = 1;

    private static final Map<String, RuleDefinition<?>> RULES = RuleBook.standard().definitions().stream()
            .collect(Collectors.toUnmodifiableMap(RuleDefinition::id, rule -> rule));

    /** The last change of a finding, as OCSF's activity. */
    private enum Activity {
        CREATE(1, "Create"),
        UPDATE(2, "Update"),
        CLOSE(3, "Close");

        private final int id;
        private final String caption;

        Activity(int id, String caption) {
            this.id = id;
            this.caption = caption;
        }

        static Activity of(Finding finding) {
            if (!finding.isOpen()) {
                return CLOSE;
            }
            boolean isNew = finding.earlierEvents() == 0
                    && finding.history().stream().allMatch(event -> event.type() == TransitionType.OPENED);
            return isNew ? CREATE : UPDATE;
        }
    }

    /** A value of an enumeration of OCSF. */
    private record Value(int id, String caption) {

        static Value severity(Severity severity) {
            return switch (severity) {
                case INFORMATIONAL -> new Value(1, "Informational");
                case LOW -> new Value(2, "Low");
                case MEDIUM -> new Value(3, "Medium");
                case HIGH -> new Value(4, "High");
                case CRITICAL -> new Value(5, "Critical");
            };
        }

        static Value status(Finding finding) {
            return switch (finding.status()) {
                case OPEN -> new Value(1, "New");
                case SUPPRESSED -> new Value(3, "Suppressed");
                case CLOSED -> finding.end() == End.FIXED ? new Value(4, "Resolved") : new Value(5, "Archived");
            };
        }

        static Value compliance(Finding finding) {
            if (finding.isOpen()) {
                return new Value(3, "Fail");
            }
            return finding.end() == End.FIXED ? new Value(1, "Pass") : new Value(99, "Not applicable");
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Metadata(String version, List<String> profiles, Product product) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Product(String name, String vendorName, String version) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Cloud(String provider, Account account, String region, String cloudPartition) {}

    /** @param name name of the account; null if it has none */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Account(String uid, @Nullable String name, int typeId, String type) {

        private static final int OF_AWS = 10;

        static Account of(AccountLabel account) {
            return new Account(account.id(), account.name().isEmpty() ? null : account.name(), OF_AWS, "AWS Account");
        }
    }

    /**
     * @param createdTime when the finding last opened
     * @param firstSeenTime time of the oldest known change
     * @param lastSeenTime when an audit read the evidence; null for a closed finding
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingInfo(
            String uid,
            String title,
            String desc,
            Analytic analytic,
            List<String> dataSources,
            long createdTime,
            long firstSeenTime,
            @Nullable Long lastSeenTime,
            long modifiedTime) {

        private static FindingInfo of(Finding finding) {
            Instant first = finding.history().stream()
                    .map(Event::at)
                    .filter(at -> at.isBefore(finding.since()))
                    .findFirst()
                    .orElse(finding.since());
            return new FindingInfo(
                    finding.key().id(),
                    finding.title(),
                    finding.reason(),
                    new Analytic(
                            finding.key().ruleId(),
                            finding.title(),
                            RULE_ANALYTIC,
                            "Rule",
                            String.valueOf(finding.ruleVersion())),
                    List.of("AWS IoT"),
                    finding.since().toEpochMilli(),
                    first.toEpochMilli(),
                    finding.isOpen() ? finding.evaluatedAt().toEpochMilli() : null,
                    finding.updatedAt().toEpochMilli());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Analytic(String uid, String name, int typeId, String type, String version) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Compliance(
            String control,
            List<String> standards,
            List<String> requirements,
            int statusId,
            String status,
            List<String> statusDetails) {

        private static Compliance of(Finding finding) {
            RuleDefinition<?> rule = RULES.get(finding.key().ruleId());
            List<Control> controls = rule == null ? List.of() : rule.controls();
            Value status = Value.compliance(finding);
            return new Compliance(
                    finding.key().ruleId(),
                    controls.stream().map(Control::framework).distinct().toList(),
                    controls.stream().map(Control::toString).toList(),
                    status.id,
                    status.caption,
                    List.of(finding.reason()));
        }
    }

    record Evidences(Map<String, Object> data) {}

    record Remediation(String desc) {

        private static Remediation of(Finding finding) {
            return new Remediation(Stream.concat(
                            Stream.of(finding.remediation()),
                            finding.commands().stream().map(Remediation::text))
                    .collect(Collectors.joining("\n")));
        }

        private static String text(CliCommand command) {
            return command.purpose() + "\n  " + command;
        }
    }

    static OcsfFinding of(Finding finding, AccountLabel account, ReportInfo info) {
        AccountRegion place = finding.key().place();
        Activity activity = Activity.of(finding);
        Value severity = Value.severity(finding.severity());
        Value status = Value.status(finding);
        Map<String, Object> evidence = finding.evidence().values();
        return new OcsfFinding(
                activity.id,
                activity.caption,
                CATEGORY,
                "Findings",
                CLASS,
                "Compliance Finding",
                CLASS * 100 + activity.id,
                "Compliance Finding: " + activity.caption,
                finding.changedAt().toEpochMilli(),
                severity.id,
                severity.caption,
                status.id,
                status.caption,
                detail(finding),
                finding.title() + ": " + finding.reason(),
                new Metadata(
                        "1.6.0", List.of("cloud"), new Product("iot-jobs-auditor", "iot-jobs-auditor", info.version())),
                new Cloud("AWS", Account.of(account), place.region(), place.partition()),
                FindingInfo.of(finding),
                Compliance.of(finding),
                OcsfResource.of(finding, account),
                evidence.isEmpty() ? null : List.of(new Evidences(evidence)),
                Remediation.of(finding));
    }

    private static @Nullable String detail(Finding finding) {
        if (finding.status() == FindingStatus.SUPPRESSED) {
            return "exempted by " + finding.exemption();
        }
        return finding.end() == null ? null : finding.end().name();
    }
}
