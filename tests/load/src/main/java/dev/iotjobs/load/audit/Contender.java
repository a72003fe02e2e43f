package dev.iotjobs.load.audit;

import dev.iotjobs.load.audit.AuditProcess.Ended;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.simulator.http.RequestLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A program that describes all jobs of an account, to be compared with other programs. Keeps the time of each measured
 * run.
 */
public final class Contender {

    private final String name;
    private final int jobs;
    private final RequestLog requests;
    private final AuditProcess program;
    private final String[] arguments;
    private final List<Run> runs = new ArrayList<>();

    /**
     * @param jobs number of jobs; the program must describe each job once
     * @param requests log of the account's requests, to check the calls of the program
     */
    public Contender(String name, int jobs, RequestLog requests, AuditProcess program, String... arguments) {
        this.name = name;
        this.jobs = jobs;
        this.requests = requests;
        this.program = program;
        this.arguments = arguments.clone();
    }

    /** @param simulatorTime processor time that the simulator used during the run */
    private record Run(Ended ended, Duration simulatorTime) {

        List<Object> row(String name) {
            return List.of(name, ended.seconds(), seconds(ended.processorTime()), seconds(simulatorTime));
        }
    }

    public String name() {
        return name;
    }

    /** Runs the program of this contender once, and keeps the time of the run. */
    public void measure() throws IOException, InterruptedException {
        Duration before = ProcessorTime.ofThisProcess();
        Ended ended = run();
        runs.add(new Run(ended, ProcessorTime.ofThisProcess().minus(before)));
    }

    /**
     * Runs the program once, and checks that it described all jobs. Does not add the run to the figures.
     *
     * @throws IllegalStateException if the program failed, or did not describe each job with exactly one successful
     *     call
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

    /**
     * One row for each run: name of the program, length of the run, processor time of the program, and processor time
     * of the simulator. Times are in seconds.
     */
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
