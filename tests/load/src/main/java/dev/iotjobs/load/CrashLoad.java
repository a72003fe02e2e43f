package dev.iotjobs.load;

import dev.iotjobs.load.audit.KilledAudits;
import dev.iotjobs.load.audit.KilledAudits.Result;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.crash.AccountHistory.Chapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Kills {@code ./audit run} before and after its calls to AWS and starts it again. Checks that the second run leaves
 * the same state as a run that was not killed.
 */
@Command(
        name = "crash",
        description = "'./audit run' killed before and after calls to AWS, and started again (10 minutes).")
final class CrashLoad implements Load {

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "5",
            description = "Kill at every Nth of these moments (default: ${DEFAULT-VALUE}; with 1 it takes an hour).")
    private int every = 5;

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        long startedAt = System.nanoTime();
        List<Result> results = new ArrayList<>();
        try (KilledAudits audits = KilledAudits.start(every, progress)) {
            for (Chapter chapter : Chapter.values()) {
                results.add(audits.live(chapter));
            }
        }
        Result all = results.stream().reduce(Result::plus).orElseThrow();
        List<Figure> figures = List.of(
                Figure.count("moments before and after calls", all.moments()),
                Figure.count("kills tried", all.tried()).atLeast(1),
                Figure.count("ended like the undisturbed audit", all.passed()).exactly((double) all.tried()),
                Figure.count("findings that differ from what subscribers know", all.lost())
                        .exactly(0),
                Figure.count("messages sent again with another content", all.changed())
                        .exactly(0),
                Figure.count("messages sent again, the same as before", all.repeated()),
                Figure.of("time", (System.nanoTime() - startedAt) / 1e9, "s"));
        return new Measurement(
                "'./audit run' killed with SIGKILL before and after calls to AWS, and started again with --take-over; "
                        + Chapter.values().length + " audits of account " + LocalAccount.ACCOUNT_ID + ", two Regions",
                figures,
                List.of(new Measurement.Table(
                        "by audit",
                        List.of("audit", "moments", "tried", "passed", "sent again"),
                        results.stream().map(Result::row).toList())));
    }
}
