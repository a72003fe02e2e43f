package dev.iotjobs.load.audit;

import dev.iotjobs.load.audit.AuditProcess.Ended;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.simulator.http.RequestLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One of several programs that look at the same jobs, and how long it took each time. */
public final class Contender {

    private final String name;
    private final int jobs;
    private final RequestLog requests;
    private final AuditProcess program;
    private final String[] arguments;
    private final List<Run> runs = new ArrayList<>();

    /**
     * @param jobs how many it has to describe, each once
     * @param requests of the account, to see that it does
     */
    public Contender(String name, int jobs, RequestLog requests, AuditProcess program, String... arguments) {
        this.name = name;
        this.jobs = jobs;
        this.requests = requests;
        this.program = program;
        this.arguments = arguments.clone();
    }

    /** @param simulatorTime what the simulator took of the processors meanwhile */
    private record Run(Ended ended, Duration simulatorTime) {

        List<Object> row(String name) {
            return List.of(name, ended.seconds(), seconds(ended.processorTime()), seconds(simulatorTime));
        }
    }

    public String name() {
        return name;
    }

    /** Runs it, and remembers how long it took. */
    public void measure() throws IOException, InterruptedException {
        Duration before = ProcessorTime.ofThisProcess();
        Ended ended = run();
        runs.add(new Run(ended, ProcessorTime.ofThisProcess().minus(before)));
    }

    /**
     * Runs once.
     *
     * @throws IllegalStateException unless it ended well and described each job once, none in vain
     */
    public Ended run() throws IOException, InterruptedException {
        requests.clear();
        Ended ended = program.run(arguments).orFail();
        RequestLog.Totals describes = requests.totals("DescribeJob");
        long described = requests.entries("DescribeJob").stream()
                .map(RequestLog.Entry::resource)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (!describes.equals(new RequestLog.Totals(jobs, 0, 0, describes.mostInASecond())) || described != jobs) {
            throw new IllegalStateException(
                    name + ": described " + described + " of " + jobs + " jobs in " + describes);
        }
        return ended;
    }

    public double median() {
        double[] sorted = seconds();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public List<Figure> figures() {
        double[] sorted = seconds();
        return List.of(
                Figure.of(name + ": median", median(), "s"),
                Figure.of(name + ": fastest", sorted[0], "s"),
                Figure.of(name + ": slowest", sorted[sorted.length - 1], "s"));
    }

    /** Its name, time, processor time and the simulator's, for each run. */
    public List<List<Object>> rows() {
        return runs.stream().map(run -> run.row(name)).toList();
    }

    private double[] seconds() {
        return runs.stream().mapToDouble(run -> run.ended().seconds()).sorted().toArray();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
