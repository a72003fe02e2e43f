package dev.iotjobs.load.audit;

import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;

/**
 * An audit that is not measured. The first start of a build may compile, and makes the launcher's archive of classes;
 * users wait for that once.
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
