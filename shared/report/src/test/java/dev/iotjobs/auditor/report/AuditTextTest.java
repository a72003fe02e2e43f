package dev.iotjobs.auditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditTextTest {

    @Test
    void of_severalRegions_tellsWhatWasSeenWhatIsWrongAndWhatMendsIt() {
        assertThat(AuditText.of(SampleAudits.mixed(), Style.PLAIN)).isEqualTo(Samples.approved("audit-mixed.txt"));
    }

    @Test
    void of_nothingFound_isShort() {
        assertThat(AuditText.of(SampleAudits.clean(), Style.PLAIN)).isEqualTo(Samples.approved("audit-clean.txt"));
    }

    @Test
    void of_dryRun_saysThatNobodyIsTold() {
        assertThat(AuditText.of(SampleAudits.dryRun(1), Style.PLAIN)).endsWith("""

                        Alert
                          dry run: no alert is sent; a first audit would tell: [CRITICAL] IoT jobs 123456789012: 1 new, 1 resolved
                          the changes of 1 subject would wait for a later alert
                        """);
    }

    @Test
    void of_dryRunWithNothingToTell_saysSo() {
        assertThat(AuditText.of(SampleAudits.cleanDryRun(), Style.PLAIN))
                .endsWith("\n  dry run: no alert is sent; a first audit would tell: nothing\n");
    }

    @Test
    void of_undeliveredAlert_saysWhyAndThatItWaits() {
        assertThat(AuditText.of(SampleAudits.undelivered(), Style.PLAIN))
                .contains("not sent, the next audit tries again: topic alerts: not authorized to perform SNS:Publish")
                .contains("the changes of 2 subjects wait for a later alert");
    }

    @Test
    void of_sentButStillInTheOutbox_saysThatItComesAgain() {
        assertThat(AuditText.of(SampleAudits.sentButKept(), Style.PLAIN)).endsWith("""

                        Alert
                          sent: [CRITICAL] IoT jobs 123456789012: 1 new, 1 resolved
                          the next audit sends it again, under the same references: table audit-state: access is denied
                        """);
    }

    @Test
    void of_noRegionAudited_saysNothingOfFindings() {
        assertThat(AuditText.of(SampleAudits.unmade(), Style.PLAIN)).isEqualTo("""
                AWS account 123456789012, 1 Region, audited in 64.2 s
                  ap-south-1  failed: table iot-jobs-auditor-state: throughput exceeded

                Findings
                  not known: no Region was audited

                Alert
                  none: no Region was audited
                """);
    }

    @Test
    void brief_anyAudit_leavesOutWhatHasNotChanged() {
        assertThat(AuditText.brief(SampleAudits.mixed(), Style.PLAIN))
                .contains("8 open: 1 CRITICAL, 1 HIGH, 6 MEDIUM; by this audit: 1 new, 1 resolved")
                .contains("job reboot-site-7 in eu-west-1")
                .contains("sent: [CRITICAL]")
                .doesNotContain("IOTJ-", "Quotas");
    }

    @Test
    void of_ansi_differsFromPlainInColoursOnly() {
        String ansi = AuditText.of(SampleAudits.mixed(), Style.ANSI);

        assertThat(ansi).contains("\u001b[1;31mCRITICAL\u001b[0m");
        assertThat(ansi.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(Samples.approved("audit-mixed.txt"));
    }
}
