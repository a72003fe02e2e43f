package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.lifecycle.EvidenceExpires;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that ended too long ago to be described are judged from the list, by a rule on jobs of any age. */
class EndedJobsTest {

    private static final String RULE = "IOTJ-LIF-06";

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @BeforeEach
    void switchTheRuleOn() {
        List<Rule<?>> rules = new ArrayList<>(List.of(new EvidenceExpires()));
        rules.addAll(TestRules.ALL);
        installation.rules = new RuleBook(rules);
        installation.policy = withRule(true);
        region.setQuota(730);
    }

    private static Policy withRule(boolean isOn) {
        return new Policy(
                SettingValues.STANDARD,
                Map.of(RULE, new RulePolicy(isOn, SettingValues.STANDARD, Map.of())),
                List.of(),
                List.of(),
                Set.of(),
                Map.of());
    }

    private void put(String jobId, int daysAgo) {
        Instant end = TestInstallation.START.minus(Duration.ofDays(daysAgo));
        JobKey key = TestJobs.key(jobId, end.minus(Duration.ofDays(1)));
        region.put(TestJobs.healthy(key, JobStatus.COMPLETED)
                .completedAt(end)
                .lastUpdatedAt(end)
                .build());
    }

    private long records() {
        return installation.database.table("state").items().stream()
                .filter(item -> item.key().partition().startsWith("J#")
                        && item.key().sort().contains("@"))
                .count();
    }

    @Test
    void endedLongAgo_isJudgedFromTheListAndNeverDescribed() {
        put("expiring", 710);
        put("old", 100);
        put("recent", 3);

        for (int audit = 0; audit < 3; audit++) {
            AuditReport report = installation.tick();

            assertThat(open(report)).containsExactly(RULE + " expiring INFORMATIONAL");
            assertThat(installation.run(report).coverage().listed().endedLongAgo())
                    .isEqualTo(2);
            assertThat(installation.run(report).coverage().expected()).isEqualTo(1);
            assertThat(region.takeDescribed()).doesNotContain("expiring", "old");
            assertThat(records())
                    .as("records of jobs, only where a finding is open")
                    .isEqualTo(2);
        }
    }

    @Test
    void endedLongAgo_overWeeks_isNotDescribed() {
        put("expiring", 710);
        installation.tick = Duration.ofDays(4);
        for (int audit = 0; audit < 4; audit++) {
            assertThat(open(installation.tick())).hasSize(1);
        }

        assertThat(region.takeDescribed()).isEmpty();
    }

    @Test
    void ruleIsOff_nothingIsJudgedOrStored() {
        installation.policy = Policy.standard();
        put("expiring", 710);

        assertThat(open(installation.tick())).isEmpty();
        assertThat(region.takeDescribed()).isEmpty();
        assertThat(records()).isZero();
    }

    @Test
    void ruleIsSwitchedOff_closesItsFindingsAndDropsTheRecords() {
        put("expiring", 710);
        installation.tick();
        installation.policy = withRule(false);

        assertThat(open(installation.tick())).isEmpty();
        assertThat(records()).isZero();
        assertThat(region.takeDescribed()).isEmpty();
    }

    @Test
    void timePasses_findingOpensAsNew() {
        put("expiring", 699);
        installation.tick();
        installation.takeMessages();
        installation.timeline.sleepUntil(installation.timeline.instant().plus(Duration.ofDays(1)));

        AuditReport report = installation.tick();

        assertThat(open(report)).hasSize(1);
        assertThat(report.alerts().changes()).containsEntry(Kind.NEW, 1);
        assertThat(region.takeDescribed()).isEmpty();
    }

    @Test
    void quotaOfTheAccount_isTheRetention() {
        region.setQuota(120);
        put("old", 100);

        assertThat(open(installation.tick())).contains(RULE + " old INFORMATIONAL");
    }

    @Test
    void jobThatTheServiceDeleted_closesItsFinding() {
        put("expiring", 710);
        installation.tick();
        region.delete("expiring");

        assertThat(open(installation.tick())).isEmpty();
        assertThat(region.takeDescribed()).containsExactly("expiring");
        assertThat(records()).isZero();
    }

    @Test
    void idOfAnotherJob_isDescribed() {
        put("expiring", 710);
        installation.tick();
        region.put(TestJobs.withoutTimeout("expiring"));

        assertThat(open(installation.tick())).containsExactly("IOTJ-CFG-01 expiring MEDIUM");
        assertThat(region.takeDescribed()).containsExactly("expiring");
    }
}
