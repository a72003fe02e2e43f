package dev.iotjobs.auditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.rule.book.RuleBook;
import org.junit.jupiter.api.Test;

class RuleExplanationTest {

    private static final String PAGE = """
            # IOTJ-TST-01 Planted

            <!-- generated -->
            A job is planted.

            | Severity | When |
            |---|---|
            | HIGH | from `most` |

            - **Judges**: live jobs
            - **Reads**: DescribeJob: status
            - **Closes**: At once.
            - **Version**: 3, off by default
            - **Controls**: stated: IoT Lens X

            | Setting | Default | Bounds | Meaning |
            |---|---|---|---|
            | `most` | 3 | 1 to 9 jobs | How many are well. |
            | `share` | 5 | 1 to 9 % | A share. |

            | Verdict | Example |
            |---|---|
            | HIGH | 3 jobs are planted |
            | COMPLIANT | none is |
            <!-- end -->

            ## Why it matters

            It [matters](other.md), and
            much.

            ## What counts

            - One thing that needs more words than a line of the terminal has room for, so that it is broken in
              two.
            - `Another`.

            ## How to fix

            **Own job**: take it out.

            ```sh
            aws iot delete-job \\
              --job-id JOB_ID
            ```

            **Greengrass**: the same.
            """;

    @Test
    void text_page_isPrintedInTheOrderInWhichItIsNeeded() {
        assertThat(RuleExplanation.of(PAGE).text(Style.PLAIN)).isEqualTo("""
                IOTJ-TST-01  Planted                                                            HIGH, off, version 3

                A job is planted.

                Why it matters
                  It matters, and much.

                Applies to
                  Live jobs. Reads DescribeJob: status.

                What counts
                  - One thing that needs more words than a line of the terminal has room for, so that it is broken
                    in two.
                  - Another.

                How to fix
                  Own job: take it out.
                    aws iot delete-job \\
                      --job-id JOB_ID
                  Greengrass: the same.

                Severity   HIGH: from most
                Examples   HIGH: 3 jobs are planted
                           COMPLIANT: none is
                Closes     At once.
                Settings   most 3 [1 to 9 jobs]: How many are well.
                           share 5 [1 to 9 %]: A share.
                Controls   stated: IoT Lens X
                """);
    }

    @Test
    void json_sections_areLinesOfPlainTextWithoutBreaksOfTheirOwn() throws JsonProcessingException {
        String json =
                RuleExplanation.of(PAGE).json(RuleBook.standard().definitions().getFirst(), null);

        JsonNode sections = JsonMapper.builder().build().readTree(json).at("/sections");
        assertThat(sections.at("/Why it matters").asText()).isEqualTo("It matters, and much.");
        assertThat(sections.at("/What counts").asText()).isEqualTo("""
                - One thing that needs more words than a line of the terminal has room for, so that it is broken in two.
                - Another.""");
        assertThat(sections.at("/How to fix").asText()).isEqualTo("""
                Own job: take it out.
                  aws iot delete-job \\
                    --job-id JOB_ID
                Greengrass: the same.""");
    }

    @Test
    void text_inColours_setsHeadingsOff() {
        assertThat(RuleExplanation.of(PAGE).text(Style.ANSI)).contains("\u001b[1mWhy it matters\u001b[0m\n");
    }
}
