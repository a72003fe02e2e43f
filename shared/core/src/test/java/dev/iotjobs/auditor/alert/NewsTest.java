package dev.iotjobs.auditor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.RecordState;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewsTest {

    private static final Place PLACE = new Place("aws", "123456789012", "eu-west-1");

    private static Transition transition(String ruleId, String jobId, TransitionType type, Severity severity) {
        boolean open = type != TransitionType.RESOLVED;
        Finding finding = new Finding(
                new FindingKey(PLACE, new Subject.OfJob(Jobs.key(jobId)), ruleId),
                "title",
                severity,
                open ? ComplianceStatus.NON_COMPLIANT : ComplianceStatus.COMPLIANT,
                open ? WorkflowStatus.NEW : WorkflowStatus.RESOLVED,
                RecordState.ACTIVE,
                "reason",
                Evidence.none(),
                "remediation",
                null,
                Jobs.NOW,
                Jobs.NOW,
                Jobs.NOW,
                1);
        return new Transition(Transition.alertId(finding.key(), 1), type, finding);
    }

    private static Transition opened(String ruleId, String jobId, Severity severity) {
        return transition(ruleId, jobId, TransitionType.OPENED, severity);
    }

    @Test
    void of_nothing_isEmpty() {
        News news = News.of(List.of());

        assertThat(news.isEmpty()).isTrue();
        assertThat(news.worst()).isEmpty();
        assertThat(news.types()).isEmpty();
    }

    @Test
    void of_moreThanIsShown_countsAllAndKeepsTheWorst() {
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < 10 * News.EXAMPLES; i++) {
            transitions.add(opened("IOTJ-A-01", "job-" + i, i % 50 == 49 ? Severity.CRITICAL : Severity.LOW));
        }
        RuleNews rule = News.of(transitions).open().getFirst();

        assertThat(rule.count()).isEqualTo(250);
        assertThat(rule.severities()).isEqualTo(Map.of(Severity.CRITICAL, 5, Severity.LOW, 245));
        assertThat(rule.worst()).hasSize(News.EXAMPLES);
        assertThat(rule.worst().subList(0, 5))
                .extracting(transition -> transition.finding().severity())
                .containsOnly(Severity.CRITICAL);
    }

    @Test
    void of_anyOrder_isTheSame() {
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < 3 * News.EXAMPLES; i++) {
            transitions.add(opened("IOTJ-A-0" + i % 2, "job-" + i, Severity.HIGH));
            transitions.add(transition("IOTJ-A-03", "job-" + i, TransitionType.RESOLVED, Severity.LOW));
        }
        News expected = News.of(transitions);
        Collections.reverse(transitions);

        assertThat(News.of(transitions)).isEqualTo(expected);
    }

    @Test
    void open_severalRules_worstFirstThenTheOneWithTheMost() {
        News news = News.of(List.of(
                opened("IOTJ-A-01", "a", Severity.LOW),
                opened("IOTJ-A-02", "a", Severity.HIGH),
                opened("IOTJ-A-03", "a", Severity.HIGH),
                opened("IOTJ-A-03", "b", Severity.HIGH)));

        assertThat(news.open()).extracting(RuleNews::ruleId).containsExactly("IOTJ-A-03", "IOTJ-A-02", "IOTJ-A-01");
        assertThat(news.worst()).contains(Severity.HIGH);
    }

    @Test
    void types_resolvedOnes_areCountedAndNotAmongTheOpen() {
        News news = News.of(List.of(
                opened("IOTJ-A-01", "a", Severity.LOW),
                transition("IOTJ-A-01", "b", TransitionType.RESOLVED, Severity.CRITICAL)));

        assertThat(news.types()).isEqualTo(Map.of(TransitionType.OPENED, 1, TransitionType.RESOLVED, 1));
        assertThat(news.worst()).contains(Severity.LOW);
        assertThat(news.examplesOfResolved()).hasSize(1);
        assertThat(news.regions()).containsExactly("eu-west-1");
    }
}
