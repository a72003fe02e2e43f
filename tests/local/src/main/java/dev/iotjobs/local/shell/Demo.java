package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.audit.AuditProgress;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.auditor.cli.Shell;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.report.AuditResult;
import dev.iotjobs.auditor.report.AuditText;
import dev.iotjobs.local.LocalAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demonstration, step by step. Used once. */
final class Demo implements AutoCloseable {

    private static final Duration LONGEST_AUDIT = Duration.ofMinutes(2);

    /** The topic that the auditor makes when it has none. */
    private static final String TOPIC = "iot-jobs-auditor-alerts";

    private static final int LINES_OF_FIRST_MAIL = 30;
    private static final String RULER = "-".repeat(100);

    private final Shell shell;
    private final LocalAccount account;
    private final Operator operator;
    private final long startedAt = System.nanoTime();
    private int step;
    private int mailsRead;

    Demo(Shell shell, LocalAccount account) {
        this.shell = shell;
        this.account = account;
        this.operator = new Operator(account, FleetAccount.REGION);
    }

    void play(int jobs, long seed) {
        say("An AWS account starts inside this process: " + jobs + " IoT jobs like those of a real fleet (seed " + seed
                + "). Its alerts go to security@example.com.");
        account.subscribeMail(account.createTopic(FleetAccount.REGION, TOPIC), "security@example.com");

        try (AwsAudit audit = AwsAudit.connect(Settings.fromEnvironment(Map.of()), Resources.CREATE_MISSING)) {
            say("The first audit looks at every job, as './audit run' does:");
            AuditResult first = audit(audit);
            shell.out().print(AuditText.of(first, shell.style()));

            say("What was there already is told in one mail, however much it is. It begins:");
            readMail(LINES_OF_FIRST_MAIL);

            say("Somebody works on the account:");
            operator.change(first.findings()).forEach(action -> shell.out().println("  " + action));

            say("The next audit describes only what can have changed, and tells only what did:");
            shell.out().print(AuditText.brief(audit(audit), shell.style()));
            shell.out().println();
            readMail(Integer.MAX_VALUE);

            say("Then nothing changes, and nobody gets a mail:");
            shell.out().print(AuditText.brief(audit(audit), shell.style()));
        }
        end();
    }

    private AuditResult audit(AwsAudit audit) {
        AuditReport report = audit.audit(
                UUID.randomUUID().toString(),
                List.of(FleetAccount.REGION),
                Deadline.in(LONGEST_AUDIT, Instant.now()),
                _ -> AuditProgress.NONE);
        List<Finding> findings = audit.findings(report);
        return new AuditResult(report, findings, false);
    }

    private void readMail(int length) {
        if (account.mailbox().size() == mailsRead) {
            shell.out().println("(no mail: in this small fleet nothing was found that is to be told)");
            return;
        }
        mailsRead = account.mailbox().size();
        List<String> lines = account.mailbox().getLast().asText().lines().toList();
        shell.out().println(RULER);
        lines.stream().limit(length).forEach(shell.out()::println);
        if (lines.size() > length) {
            shell.out().println("[and " + (lines.size() - length) + " lines more]");
        }
        shell.out().println(RULER);
    }

    private void say(String sentence) {
        step++;
        String text = step + ". " + sentence;
        shell.out().println((step == 1 ? "" : "\n") + shell.style().heading(text) + "\n");
        shell.out().flush();
    }

    private void end() {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        shell.out().println("""

                That took %.1f s. To go on: './audit local' keeps such an account running for './audit run' and the
                AWS CLI; './audit run --dry-run' looks at your own account and changes nothing.""".formatted(seconds));
    }

    @Override
    public void close() {
        operator.close();
    }
}
