package dev.iotjobs.auditor.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.table.ItemKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class TableProblemsTest {

    private final TableProblems problems = new TableProblems("findings", "eu-west-1", "AUDIT_FINDINGS_TABLE");

    /** Most batches have one key, because most changes of a job's record change one finding. */
    @Test
    void describe_batchOfOneItem_namesIt() {
        assertThat(problems.describe(List.of(new ItemKey("p", "s")), SdkClientException.create("no answer"))
                        .getMessage())
                .contains("item 'p' 's'");
    }

    @Test
    void describe_batchOfSeveralItems_countsThem() {
        List<ItemKey> keys = List.of(new ItemKey("p", "s"), new ItemKey("p", "t"));

        assertThat(problems.describe(keys, SdkClientException.create("no answer"))
                        .getMessage())
                .contains(", 2 items: ");
    }
}
