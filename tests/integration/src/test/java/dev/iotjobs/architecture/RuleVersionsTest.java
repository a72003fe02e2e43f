package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * A rule that judges differently must have a higher version. Otherwise subscribers would take its new findings for
 * changes of jobs.
 */
class RuleVersionsTest {

    @Test
    void everyRule_judgesTheCorpusAsItsVersionDid() throws IOException {
        assertThat(new RuleDocs(Project.root(), RuleBook.standard()).problems()).isEmpty();
    }
}
