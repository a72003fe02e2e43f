package dev.iotjobs.auditor.report.finding;

import static dev.iotjobs.auditor.report.finding.StoredSamples.ACCOUNT;
import static dev.iotjobs.auditor.report.finding.StoredSamples.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.report.finding.FindingHeading.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingHeadingTest {

    private static String line(AccountLabel account, Kind kind, int width) {
        return new FindingHeading(account, List.of(), "").line(kind, width);
    }

    private static String nothing(AccountLabel account, Kind kind) {
        return new FindingHeading(account, List.of(), "").nothing(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    OPEN     | 0 open findings in %s, worst first
                    EXEMPTED | 0 exempted findings in %s, worst first
                    CLOSED   | Closed findings in %s, most recently closed first
                    CHANGED  | Findings in %s, open ones first
                    """)
    void line_accountWithAName_hasTheIdWhereThereIsRoom(Kind kind, String line) {
        assertThat(line(NAMED, kind, 100)).isEqualTo(line.formatted("acme-fleet-prod (123456789012)"));
        assertThat(line(NAMED, kind, 96)).isEqualTo(line.formatted("acme-fleet-prod (123456789012)"));
        assertThat(line(NAMED, kind, 95)).isEqualTo(line.formatted("acme-fleet-prod"));
        assertThat(line(NAMED, kind, 80)).isEqualTo(line.formatted("acme-fleet-prod"));
        assertThat(line(ACCOUNT, kind, 100)).isEqualTo(line.formatted("123456789012"));
        assertThat(line(ACCOUNT, kind, 80)).isEqualTo(line.formatted("123456789012"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    OPEN     | No open findings in %s; no audit has counted the jobs of this account yet.
                    EXEMPTED | No exempted findings in %s.
                    CLOSED   | No closed findings in %s; closed findings are kept for 90 days.
                    """)
    void nothing_accountWithAName_hasTheNameOnly(Kind kind, String line) {
        assertThat(nothing(NAMED, kind)).isEqualTo(line.formatted("acme-fleet-prod"));
        assertThat(nothing(ACCOUNT, kind)).isEqualTo(line.formatted("123456789012"));
    }

    @ParameterizedTest
    @CsvSource({"OPEN, 'Open findings in acme-fleet-prod with --rule X, worst first; 0 are open in total'"})
    void line_filters_areNamedAfterTheAccount(Kind kind, String line) {
        assertThat(new FindingHeading(NAMED, List.of(), "--rule X").line(kind, 80))
                .isEqualTo(line);
    }
}
