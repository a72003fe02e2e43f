package dev.iotjobs.local.crash;

import dev.iotjobs.auditor.aws.ResourceMaker;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.Mail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Tables and a topic in a local account, with a mail address that subscribes to it. What audits leave there is read past
 * the auditor, and can be put back to what it was.
 */
public final class Installation implements AutoCloseable {

    private static final String ADDRESS = "security@example.com";

    /** In an alert: what is told of what, and under which reference, in the lines after it or at the end of the line. */
    private static final Pattern TOLD =
            Pattern.compile("^- (.+?)(?:; ref |$(?:\n {4}.*)*?\n {4}ref )([0-9a-f]{12})$", Pattern.MULTILINE);

    private final LocalAccount account;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final TableContents findings;
    private final TableContents state;
    private final String topicArn;
    private int mailsBefore;

    /** Sets everything up under a name of its own. */
    public Installation(LocalAccount account) {
        this(account, "crash");
    }

    /** Sets everything up. */
    public Installation(LocalAccount account, String name) {
        this.account = account;
        DynamoDbClient dynamoDb = at(DynamoDbClient.builder().httpClient(http)).build();
        Settings tables = Settings.fromEnvironment(Map.of(
                "AUDIT_FINDINGS_TABLE", name + "-findings",
                "AUDIT_STATE_TABLE", name + "-state"));
        this.topicArn = account.createTopic(AccountHistory.HOME, name);
        try (SnsClient sns = at(SnsClient.builder().httpClient(http)).build()) {
            new ResourceMaker(dynamoDb, sns).makeMissing(tables.withTopicArn(topicArn));
        }
        account.subscribeMail(topicArn, ADDRESS);
        this.findings = new TableContents(dynamoDb, tables.findingsTable());
        this.state = new TableContents(dynamoDb, tables.stateTable());
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(account.endpoint())
                .region(Region.of(AccountHistory.HOME))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** The variables that a user of this installation sets. */
    public Map<String, String> environment() {
        return Map.of(
                "AUDIT_REGIONS", String.join(",", AccountHistory.REGIONS),
                "AUDIT_FINDINGS_TABLE", findings.table(),
                "AUDIT_STATE_TABLE", state.table(),
                "AUDIT_TOPIC_ARN", topicArn,
                "AUDIT_MAX_TPS", "unlimited");
    }

    /** What is in the tables. */
    public record Saved(List<Map<String, AttributeValue>> findings, List<Map<String, AttributeValue>> state) {}

    public Saved save() {
        return new Saved(findings.items(), state.items());
    }

    /** Puts the tables back to what they were, and forgets all alerts. */
    public void restore(Saved saved) {
        findings.replaceBy(saved.findings());
        state.replaceBy(saved.state());
        mailsBefore = account.mailbox().size();
    }

    /** How it stands, and what subscribers were told since the last {@link #restore}. */
    public EndState endState() {
        Set<String> standing = new TreeSet<>();
        findings.items().forEach(item -> standing.add(standing(item)));
        Set<String> untold = new TreeSet<>();
        state.items().stream()
                .filter(item -> text(item, "pk").startsWith("OUT#"))
                .forEach(item -> untold.add(text(item, "sk")));
        return new EndState(standing, untold, told());
    }

    private static String standing(Map<String, AttributeValue> item) {
        return String.join(
                " ",
                text(item, "findingId"),
                text(item, "severity"),
                text(item, "workflowStatus"),
                text(item, "recordState"),
                text(item, "reason"));
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return item.getOrDefault(attribute, AttributeValue.fromS("")).s();
    }

    private Map<String, Set<String>> told() {
        return changes()
                .collect(Collectors.groupingBy(
                        change -> change.group(1),
                        TreeMap::new,
                        Collectors.mapping(change -> change.group(2), Collectors.toCollection(TreeSet::new))));
    }

    /** How often something was told that had been told before. */
    public long repetitions() {
        return changes().count() - told().size();
    }

    private Stream<MatchResult> changes() {
        List<Mail> mails = account.mailbox();
        return mails.subList(mailsBefore, mails.size()).stream()
                .map(Mail::body)
                .map(TOLD::matcher)
                .flatMap(Matcher::results);
    }

    @Override
    public void close() {
        findings.close();
        http.close();
    }
}
