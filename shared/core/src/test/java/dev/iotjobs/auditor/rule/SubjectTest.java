package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.SiblingKey;
import dev.iotjobs.auditor.rule.Subject.OfDeletedJob;
import dev.iotjobs.auditor.rule.Subject.OfJob;
import dev.iotjobs.auditor.rule.Subject.OfQuota;
import dev.iotjobs.auditor.rule.Subject.OfRegion;
import dev.iotjobs.auditor.rule.Subject.OfRule;
import dev.iotjobs.auditor.rule.Subject.OfSiblings;
import dev.iotjobs.auditor.rule.Subject.OfTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the form of the ids of subjects. Stored records contain these ids, so their form must not change. */
class SubjectTest {

    private static final JobKey KEY = Jobs.key("firmware-7");
    private static final OfSiblings SIBLINGS =
            new OfSiblings(Jobs.PLACE, Origin.SELF, new SiblingKey(SiblingKey.Kind.ID_STEM, "unlock/7"));

    private static List<String> of(Subject subject) {
        return List.of(subject.id(), subject.name(), subject.resourceArn(), subject.noun());
    }

    @Test
    void subject_ofEachKind_hasItsIdNameArnAndNoun() {
        String region = "arn:aws:iot:eu-west-1:123456789012:*";

        assertThat(of(new OfJob(KEY))).containsExactly("firmware-7@1772953200000", "firmware-7", KEY.arn(), "job");
        assertThat(of(new OfJob(new JobKey(KEY.arn(), null)))).startsWith("firmware-7@-");
        assertThat(of(new OfDeletedJob(KEY)))
                .containsExactly("deleted/firmware-7@1772953200000", "firmware-7", KEY.arn(), "job");
        assertThat(of(new OfQuota(Jobs.PLACE, "L-FBF5CD89")))
                .containsExactly(
                        "quota/L-FBF5CD89",
                        "quota L-FBF5CD89",
                        "arn:aws:servicequotas:eu-west-1:123456789012:iot/L-FBF5CD89",
                        "quota");
        assertThat(of(new OfRegion(Jobs.PLACE))).containsExactly("region", "Region eu-west-1", region, "Region");
        assertThat(of(SIBLINGS))
                .containsExactly("siblings/SELF/ID_STEM/unlock/7", "jobs named like unlock/7", region, "job group");
        assertThat(of(new OfTarget(Jobs.PLACE, Jobs.GROUP)))
                .containsExactly("target/" + Jobs.GROUP, "thing group pumps", Jobs.GROUP, "target");
        assertThat(of(new OfRule(Jobs.PLACE, "IOTJ-CFG-01")))
                .containsExactly("rule/IOTJ-CFG-01", "rule IOTJ-CFG-01", region, "finding");
    }

    @Test
    void name_target_saysWhatItIs() {
        assertThat(new OfTarget(Jobs.PLACE, Jobs.THING).name()).isEqualTo("thing pump-1");
        assertThat(new OfTarget(Jobs.PLACE, "arn:aws:iot:eu-west-1:123456789012:billinggroup/a").name())
                .isEqualTo("target arn:aws:iot:eu-west-1:123456789012:billinggroup/a");
        assertThat(new OfTarget(Jobs.PLACE, ":thinggroup/a").name()).isEqualTo("thing group a");
        assertThat(new OfTarget(Jobs.PLACE, ":thing/a").name()).isEqualTo("thing a");
    }

    @Test
    void isId_ofAJob_isOfNothingElse() {
        assertThat(OfJob.isId("firmware-7@-")).isTrue();
        assertThat(OfJob.isId("region")).isFalse();
        assertThat(OfJob.isId("deleted/firmware-7@-")).isFalse();
        assertThat(OfDeletedJob.isId("deleted/firmware-7@-")).isTrue();
        assertThat(OfDeletedJob.isId("firmware-7@-")).isFalse();
        assertThat(OfDeletedJob.jobIn("deleted/firmware-7@-")).isEqualTo("firmware-7@-");
    }

    @Test
    void of_idOfAGroup_isThatGroup() {
        assertThat(OfSiblings.of(Jobs.PLACE, SIBLINGS.id())).isEqualTo(SIBLINGS);
        assertThatThrownBy(() -> OfSiblings.of(Jobs.PLACE, "siblings/SELF/ID_STEM"))
                .hasMessage("the id of a group of jobs must have four parts, got 'siblings/SELF/ID_STEM'");
    }

    @Test
    void createdAt_onlyJobs_haveOne() {
        assertThat(new OfJob(KEY).createdAt()).isEqualTo(KEY.createdAt());
        assertThat(new OfDeletedJob(KEY).createdAt()).isEqualTo(KEY.createdAt());
        assertThat(new OfDeletedJob(KEY).job()).isEqualTo(KEY);
        assertThat(List.of(
                        new OfRegion(Jobs.PLACE),
                        new OfQuota(Jobs.PLACE, "L-FBF5CD89"),
                        new OfRule(Jobs.PLACE, "IOTJ-CFG-01"),
                        new OfTarget(Jobs.PLACE, Jobs.GROUP),
                        SIBLINGS))
                .allSatisfy(subject -> {
                    assertThat(subject.job()).isNull();
                    assertThat(subject.createdAt()).isNull();
                });
    }
}
