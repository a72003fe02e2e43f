package dev.iotjobs.load.audit;

import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;

/**
 * Runs one audit before the measured audits, so that none of these is the first start after a build. That start is
 * slow: it may compile the program, and it creates the launcher's class archive.
 */
public final class FirstStart {

    private static final int FEW_JOBS = 10;

    private FirstStart() {}

    public static void make(Steps progress) throws IOException, InterruptedException {
        progress.step("starting the auditor once");
        try (LocalAccount local = new LimitedAudit(FEW_JOBS, FEW_JOBS, LimitedAudit.LIMIT).account()) {
            new AuditProcess(local.environment(LimitedAudit.REGION))
                    .run("run", "--dry-run")
                    .orFail();
        }
    }
}
