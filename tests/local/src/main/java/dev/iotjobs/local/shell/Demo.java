package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.report.ShownAudit;
import dev.iotjobs.auditor.report.ShownAudit.Shown;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.local.LocalAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Plays the demonstration: audits of a local account before and after changes. Each instance is used once. */
final class Demo implements AutoCloseable {

    private static final Duration LONGEST_AUDIT = Duration.ofMinutes(2);

    private static final String SUBSCRIBER = "security@example.com";

    private final Shell shell;
    private final LocalAccount account;
    private final Runnable pause;
    private final DemoText text;
    private final Operator operator;
    private final long startedAt = System.nanoTime();
    private int part;

    /**
     * @param pause runs before each part; it can wait for the Enter key
     * @param wholeMail whether to print whole mails; otherwise only their first lines
     */
    Demo(Shell shell, LocalAccount account, Runnable pause, boolean wholeMail) {
        this.shell = shell;
        this.account = account;
        this.pause = pause;
        this.text = new DemoText(shell.style(), wholeMail);
        this.operator = new Operator(account, FleetAccount.REGION);
    }

    void play(int jobs, long seed) {
        print(List.of("A simulated AWS account starts in this process: " + jobs + " IoT jobs (seed " + seed
                + "). No credentials, no network."));
        account.subscribeMail(account.createTopic(FleetAccount.REGION, FleetAccount.TOPIC), SUBSCRIBER);
        try (AwsAudit audit = AwsAudit.connect(Settings.fromEnvironment(Map.of()), Resources.CREATE_MISSING)) {
            play(audit);
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        shell.out().printf(Locale.ROOT, """

                Done in %.1f s. Next:
                  ./audit run --dry-run   audit your own account; writes and sends nothing
                  ./audit local           keep a simulated account running for './audit run' and './audit findings'
                  ./audit rules           all rules, and why each matters
                """, seconds);
    }

    private void play(AwsAudit audit) {
        begin("THE FIRST AUDIT evaluates every live or recent job, as './audit run' does");
        ShownAudit first = audit(audit);
        print(text.first(first));

        begin("ONE MAIL reports all open findings:");
        print(
                account.mailbox().isEmpty()
                        ? List.of("  (no mail: no finding is open)")
                        : text.mail(account.mailbox().getLast()));

        List<String> changes = operator.change(first.read().map(Shown::finding).toList());
        begin(text.changesTitle(changes.size()));
        print(changes);

        pause.run();
        ShownAudit next = audit(audit);
        title("THE NEXT AUDIT describes " + described(next) + " jobs instead of " + described(first)
                + ", and reports only changes");
        print(text.changes(next));

        begin("NOTHING CHANGES, so the next audit sends no mail");
        print(List.of(text.line(audit(audit))));
    }

    private static int described(ShownAudit result) {
        return result.report().runs().getFirst().coverage().described();
    }

    private ShownAudit audit(AwsAudit audit) {
        AuditRequest request = AuditRequest.scheduled(
                UUID.randomUUID().toString(), Scope.EVERY_JOB, Deadline.in(LONGEST_AUDIT, Instant.now()));
        AuditReport report = audit.audit(request, List.of(FleetAccount.REGION), _ -> AuditProgress.NONE);
        return new ShownAudit(report, false, List.of());
    }

    private void begin(String title) {
        pause.run();
        title(title);
    }

    private void title(String title) {
        part++;
        shell.out().println("\n" + shell.style().heading(part + ". " + title) + "\n");
        shell.out().flush();
    }

    private void print(List<String> lines) {
        lines.forEach(shell.out()::println);
        shell.out().flush();
    }

    @Override
    public void close() {
        operator.close();
    }
}
