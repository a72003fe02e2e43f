package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import org.junit.jupiter.api.Test;

class SubjectTest {

    @Test
    void name_target_saysWhatItIs() {
        assertThat(new Subject.OfTarget(Jobs.PLACE, Jobs.GROUP).name()).isEqualTo("thing group pumps");
        assertThat(new Subject.OfTarget(Jobs.PLACE, Jobs.THING).name()).isEqualTo("thing pump-1");
        assertThat(new Subject.OfTarget(Jobs.PLACE, "arn:aws:iot:eu-west-1:123456789012:billinggroup/a").name())
                .isEqualTo("target arn:aws:iot:eu-west-1:123456789012:billinggroup/a");
        assertThat(new Subject.OfTarget(Jobs.PLACE, ":thinggroup/a").name()).isEqualTo("thing group a");
        assertThat(new Subject.OfTarget(Jobs.PLACE, ":thing/a").name()).isEqualTo("thing a");
    }
}
