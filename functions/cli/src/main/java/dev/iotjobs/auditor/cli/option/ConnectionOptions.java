package dev.iotjobs.auditor.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the Regions, tables and topic of a command. */
public final class ConnectionOptions {

    @Mixin
    private final Tables tables = new Tables();

    @Mixin
    private final Topic topic = new Topic();

    public void addTo(GivenSettings given) {
        tables.addTo(given);
        topic.addTo(given);
    }

    /** Options for the Regions, the findings table, the state table and the name of the account. */
    public static final class Tables {

        @Mixin
        private final Findings findings = new Findings();

        @Mixin
        private final State state = new State();

        @Mixin
        private final Account account = new Account();

        public boolean isNamed() {
            return findings.isNamed() || state.isNamed() || account.isNamed();
        }

        public GivenSettings addTo(GivenSettings given) {
            findings.addTo(given);
            state.addTo(given);
            return account.addTo(given);
        }
    }

    /** The option for the state table, in which audits store what they know about jobs. */
    public static final class State {

        @Option(
                names = "--state-table",
                paramLabel = "NAME",
                description = "DynamoDB table of the state (default: AUDIT_STATE_TABLE, or iot-jobs-auditor-state).")
        private @Nullable String stateTable;

        public boolean isNamed() {
            return stateTable != null;
        }

        public GivenSettings addTo(GivenSettings given) {
            return given.one("--state-table", "AUDIT_STATE_TABLE", stateTable);
        }
    }

    /** The option for the name of the account in reports and messages. */
    public static final class Account {

        @Option(
                names = "--account-name",
                paramLabel = "NAME",
                description = "Name of the account in reports and messages, besides its id (default:"
                        + " AUDIT_ACCOUNT_NAME, or none).")
        private @Nullable String accountName;

        public boolean isNamed() {
            return accountName != null;
        }

        public GivenSettings addTo(GivenSettings given) {
            return given.one("--account-name", "AUDIT_ACCOUNT_NAME", accountName);
        }
    }

    /** The option for the SNS topic that receives the messages. */
    public static final class Topic {

        @Option(
                names = "--topic-arn",
                paramLabel = "ARN",
                description = "SNS topic of the alerts (default: AUDIT_TOPIC_ARN).")
        private @Nullable String topicArn;

        public GivenSettings addTo(GivenSettings given) {
            return given.one("--topic-arn", "AUDIT_TOPIC_ARN", topicArn);
        }
    }

    /** Options for the Regions and for the findings table. */
    public static final class Findings {

        @Option(
                names = "--region",
                paramLabel = "REGION",
                description = "Region of the jobs; may be given several times (default: AUDIT_REGIONS, or the default"
                        + " Region of the environment).")
        private List<String> regions = new ArrayList<>();

        @Option(
                names = "--findings-table",
                paramLabel = "NAME",
                description = "DynamoDB table of the findings (default: AUDIT_FINDINGS_TABLE, or"
                        + " iot-jobs-auditor-findings).")
        private @Nullable String findingsTable;

        public boolean isNamed() {
            return !regions.isEmpty() || findingsTable != null;
        }

        public void addTo(GivenSettings given) {
            given.all("--region", "AUDIT_REGIONS", regions)
                    .one("--findings-table", "AUDIT_FINDINGS_TABLE", findingsTable);
        }
    }
}
