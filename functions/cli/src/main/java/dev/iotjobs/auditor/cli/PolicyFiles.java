package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.aws.policy.PolicyFile;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Policies that a person names: files, and {@code -} for standard input. */
record PolicyFiles(Shell shell) {

    /** Names the file of the policy where no option does. */
    static final String VARIABLE = "AUDIT_POLICY";

    private static final String INPUT = "-";

    /** What stands for a file in messages. */
    static String name(String file) {
        return file.equals(INPUT) ? "<stdin>" : file;
    }

    PolicyReading read(String file) {
        LocalDate today = LocalDate.ofInstant(shell.timeline().instant(), ZoneOffset.UTC);
        PolicyFile policies = new PolicyFile(RuleBook.standard().definitions(), today);
        if (!file.equals(INPUT)) {
            return policies.read(file);
        }
        try {
            return policies.read(System.in);
        } catch (IOException e) {
            return PolicyReading.unreadable(1, 1, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * A policy that has no error; its warnings go to standard error.
     *
     * @throws SettingsException naming every problem, if there is an error
     */
    Policy require(String file) {
        PolicyReading reading = read(file);
        List<String> lines = reading.problems().stream()
                .map(problem -> problem.in(name(file)))
                .toList();
        Policy policy = reading.policy().orElseThrow(() -> new SettingsException(lines));
        shell.complain(lines);
        return policy;
    }

    /** The policy of a file, else the one that the variable names, else the built-in one. */
    Policy requireOr(String file) {
        String named =
                file.isBlank() ? shell.environment().getOrDefault(VARIABLE, "").strip() : file;
        return named.isEmpty() ? Policy.standard() : require(named);
    }
}
