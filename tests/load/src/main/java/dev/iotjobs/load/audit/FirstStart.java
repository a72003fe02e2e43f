package dev.iotjobs.load.audit;

import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;

/** Starts the auditor once before audits are measured. The first start after a build is slow. */
public final class FirstStart {

    private static final int FEW_JOBS = 10;

    private FirstStart() {}

    public static void make(Steps progress) throws IOException, InterruptedException {
        // The first start may compile the program, and it creates the launcher's class archive
        progress.step("starting the auditor once");
        try (LocalAccount local = new LimitedAudit(FEW_JOBS, FEW_JOBS, LimitedAudit.LIMIT).account()) {
            new AuditProcess(local.environment(LimitedAudit.REGION))
                    .run("run", "--dry-run")
                    .orFail();
        }
    }
}
