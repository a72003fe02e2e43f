package dev.iotjobs.auditor.state.record;

import static dev.iotjobs.auditor.rule.Jobs.StatusClass.COMPLETED;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.PlantedRule;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.record.Mark.How;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CircumstancesTest {

    private static final PlantedRule EVERY_JOB = new PlantedRule(PlantedRule.ID, Verdict.compliant("it is well"));

    /** A rule on completed jobs. */
    private static final class OfAnyAge extends Rule<JobFacts> {

        /** @param isAtAnyAge whether the rule also judges jobs that ended before {@code agesOutAfter} */
        private OfAnyAge(boolean isAtAnyAge) {
            super(PlantedRule.builder("IOTJ-TST-02")
                    .appliesTo(isAtAnyAge ? jobs(COMPLETED).atAnyAge() : jobs(COMPLETED))
                    .build());
        }

        @Override
        public Verdict judge(JobFacts facts, RuleContext context) {
            return Verdict.compliant("it is well");
        }
    }

    private static Circumstances of(Policy policy, Rule<?>... rules) {
        return new Circumstances(
                new RuleBook(List.of(rules)),
                policy,
                Jobs.NOW,
                Duration.ofMinutes(15),
                new Circumstances.Baseline(Jobs.NOW, false, Set.of()),
                Duration.ZERO);
    }

    @Test
    void judgesAtAnyAge_onlyWhileSuchARuleIsOn() {
        Policy standard = Policy.standard();

        assertThat(of(standard, EVERY_JOB, new OfAnyAge(true)).judgesAtAnyAge()).isTrue();
        assertThat(of(standard, EVERY_JOB, new OfAnyAge(false)).judgesAtAnyAge())
                .isFalse();
        assertThat(of(standard.withRulesOff(Set.of("IOTJ-TST-02")), EVERY_JOB, new OfAnyAge(true))
                        .judgesAtAnyAge())
                .isFalse();
    }

    @Test
    void tags_policyThatReadsNone_areOffWhateverIsStored() {
        Known<Tags> tags = new Known.Is<>(Tags.of(Map.of("owner", "ops"), Set.of()));
        TagSight read = TagSight.of(tags, new TreeSet<>(), Jobs.NOW);
        Circumstances without = of(Policy.standard(), EVERY_JOB);
        Circumstances with = of(Policy.standard().withFacts(Set.of(Fact.TAGS)), EVERY_JOB);

        assertThat(without.reads(Fact.TAGS)).isFalse();
        assertThat(without.tags(read)).isEqualTo(JobFacts.OFF);
        assertThat(with.reads(Fact.TAGS)).isTrue();
        assertThat(with.tags(read)).isEqualTo(tags);
        assertThat(with.tags(null)).isEqualTo(new Known.Unknown<>(Known.Cause.OUTDATED, "no audit has read them yet"));
    }

    @Test
    void counts_withinHalfATick_isNoFurtherAudit() {
        Circumstances circumstances = of(Policy.standard(), EVERY_JOB);
        Instant halfATickAgo = Jobs.NOW.minus(Duration.ofMinutes(7)).minusSeconds(30);

        assertThat(circumstances.counts(halfATickAgo)).isTrue();
        assertThat(circumstances.counts(halfATickAgo.plusMillis(1))).isFalse();
        assertThat(circumstances.counts((Mark) null)).isTrue();
        assertThat(circumstances.counts(Mark.first(Severity.LOW, halfATickAgo, How.NEW, true)))
                .isTrue();
        assertThat(circumstances.counts(Mark.first(Severity.LOW, halfATickAgo.plusMillis(1), How.NEW, true)))
                .isFalse();
    }
}
