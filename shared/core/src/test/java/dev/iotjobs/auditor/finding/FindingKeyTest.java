package dev.iotjobs.auditor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingKeyTest {

    private static FindingKey key(String ruleId, String accountId, String region, String quota) {
        AccountRegion place = new AccountRegion("aws", accountId, region);
        return new FindingKey(place, new Subject.OfQuota(place, quota), ruleId);
    }

    @Test
    void order_isByRuleAccountRegionAndSubject() {
        List<FindingKey> keys = List.of(
                key("IOTJ-ACC-01", "222222222222", "us-east-1", "b"),
                key("IOTJ-ACC-02", "111111111111", "us-east-1", "b"),
                key("IOTJ-ACC-02", "222222222222", "eu-west-1", "b"),
                key("IOTJ-ACC-02", "222222222222", "us-east-1", "a"),
                key("IOTJ-ACC-02", "222222222222", "us-east-1", "b"));

        assertThat(keys.reversed().stream().sorted(FindingKey.ORDER)).containsExactlyElementsOf(keys);
    }

    @Test
    void isCriticalNow_closedFinding_isNot() {
        FindingKey key = key("IOTJ-ACC-01", Jobs.PLACE.accountId(), Jobs.PLACE.region(), "a");

        assertThat(new Transition(key, TransitionType.WORSENED, Severity.CRITICAL, null).isCriticalNow())
                .isTrue();
        assertThat(new Transition(key, TransitionType.CLOSED, Severity.CRITICAL, null).isCriticalNow())
                .isFalse();
        assertThat(new Transition(key, TransitionType.OPENED, Severity.HIGH, null).isCriticalNow())
                .isFalse();
    }
}
