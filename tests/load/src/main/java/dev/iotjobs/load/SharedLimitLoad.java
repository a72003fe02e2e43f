package dev.iotjobs.load;

import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.AuditProcess.Ended;
import dev.iotjobs.load.audit.FirstStart;
import dev.iotjobs.load.audit.LimitedAudit;
import dev.iotjobs.load.audit.OperatorsClient;
import dev.iotjobs.load.audit.Staggered;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.Door;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.http.RequestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Checks that an audit leaves room for operators. The audit and the operators share a rate limit. The operators use
 * half of the limit, and at most 1 % of their calls may be throttled.
 */
@Command(
        name = "shared-limit",
        description = "400 and 1,000 jobs at half of a rate limit; operators use the other half (4 minutes).")
final class SharedLimitLoad implements Load {

    /** Number of calls that the simulated service accepts at once. */
    private static final int BURST = 3; // one of the auditor, one of the operators, one because times are uneven

    private static final double HALF = LimitedAudit.LIMIT / 2;
    private static final long SEED = 4;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            split = ",",
            defaultValue = "400,1000",
            description = "Jobs of an account; --jobs 400 alone takes 90 s (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    private record Result(List<Figure> figures, List<Object> row, List<Object> operators) {}

    @Override
    public Measurement measure(Steps progress) throws Exception {
        FirstStart.make(progress);
        List<Callable<Result>> audits = new ArrayList<>();
        sizes.forEach(jobs -> audits.add(() -> audit(new LimitedAudit(jobs, BURST, HALF), progress)));
        List<Result> results = Staggered.all(audits);
        return new Measurement(
                "First audits by './audit run' with the default budget, which is half of the limit; operators make 5 of"
                        + " the 10 DescribeJob calls a second meanwhile; ideal: 0.2 s for each job",
                results.stream().flatMap(each -> each.figures().stream()).toList(),
                List.of(
                        new Measurement.Table(
                                "Audits",
                                LimitedAudit.COLUMNS,
                                results.stream().map(Result::row).toList()),
                        new Measurement.Table(
                                "Operators",
                                List.of("beside", "DescribeJob calls", "throttled", "most in a second"),
                                results.stream().map(Result::operators).toList())));
    }

    private static Result audit(LimitedAudit audit, Steps progress) throws Exception {
        try (LocalAccount local = audit.account();
                Door operatorsDoor = local.door()) {
            progress.step("auditing " + audit.name() + ", beside operators");
            Ended ended = auditBesideOperators(local, operatorsDoor);
            RequestLog.Totals operators = operatorsDoor.requests().totals("DescribeJob");
            List<Figure> figures = new ArrayList<>(audit.figures(ended, local.requests()));
            figures.add(Figure.of(audit.name() + ": operators throttled", LimitedAudit.percentThrottled(operators), "%")
                    .atMost(LimitedAudit.PERCENT_THROTTLED));
            return new Result(
                    figures,
                    audit.row(ended, local.requests()),
                    List.of(audit.name(), operators.calls(), operators.throttled(), operators.mostInASecond()));
        }
    }

    private static Ended auditBesideOperators(LocalAccount local, Door operatorsDoor) throws Exception {
        List<String> jobIds = local.account().jobs(LimitedAudit.REGION).all().stream()
                .map(SimulatedJob::jobId)
                .toList();
        try (OperatorsClient _ =
                OperatorsClient.start(operatorsDoor.endpoint(), LimitedAudit.REGION, jobIds, HALF, SEED)) {
            return new AuditProcess(local.environment(LimitedAudit.REGION))
                    .run("run", "--create-resources")
                    .orFail();
        }
    }
}
