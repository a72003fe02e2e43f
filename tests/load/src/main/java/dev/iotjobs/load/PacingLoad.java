package dev.iotjobs.load;

import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.AuditProcess.Ended;
import dev.iotjobs.load.audit.FirstStart;
import dev.iotjobs.load.audit.LimitedAudit;
import dev.iotjobs.load.audit.Staggered;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks that audits use a rate limit of 10 calls a second fully, but do not exceed it. */
@Command(name = "pacing", description = "400 and 1,000 jobs at 10 calls a second, the whole limit (2 minutes).")
final class PacingLoad implements Load {

    /**
     * Numbers of calls that the simulated service accepts at once. The first number is about what AWS accepts; the
     * second is stricter.
     */
    private static final List<Integer> BURSTS = List.of(10, 2);

    @Option(
            names = "--jobs",
            paramLabel = "N",
            split = ",",
            defaultValue = "400,1000",
            description = "Jobs of an account; --jobs 400 alone takes 50 s (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    private record Result(List<Figure> figures, List<Object> row) {}

    @Override
    public Measurement measure(Steps progress) throws Exception {
        FirstStart.make(progress);
        List<Callable<Result>> audits = new ArrayList<>();
        for (int jobs : sizes) {
            for (int burst : BURSTS) {
                audits.add(() -> audit(new LimitedAudit(jobs, burst, LimitedAudit.LIMIT), progress));
            }
        }
        List<Result> results = Staggered.all(audits);
        return new Measurement(
                "First audits by './audit run --dry-run --max-tps 10', with limits of 10 calls a second and different"
                        + " bursts; ideal: 0.1 s for each job",
                results.stream().flatMap(each -> each.figures().stream()).toList(),
                List.of(new Measurement.Table(
                        "Audits",
                        LimitedAudit.COLUMNS,
                        results.stream().map(Result::row).toList())));
    }

    private static Result audit(LimitedAudit audit, Steps progress) throws Exception {
        try (LocalAccount local = audit.account()) {
            progress.step("auditing " + audit.name());
            Ended ended = new AuditProcess(local.environment(LimitedAudit.REGION))
                    .run("run", "--dry-run", "--max-tps", "10")
                    .orFail();
            return new Result(audit.figures(ended, local.requests()), audit.row(ended, local.requests()));
        }
    }
}
