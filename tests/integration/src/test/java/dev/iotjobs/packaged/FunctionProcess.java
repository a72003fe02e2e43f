package dev.iotjobs.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Runs the packaged function in a process, as Lambda does: Lambda's runtime client runs the unzipped package, with the
 * JDK of the tests.
 */
final class FunctionProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client";

    private final RuntimeApi api;
    private final Process process;
    private final Path output;
    private final Duration timeout;
    private final Duration initialization;

    private FunctionProcess(RuntimeApi api, Process process, Path output, Duration timeout, Duration initialization) {
        this.api = api;
        this.process = process;
        this.output = output;
        this.timeout = timeout;
        this.initialization = initialization;
    }

    /**
     * Starts the function, and waits until it is loaded.
     *
     * @param directory an empty folder
     * @param environment variables in addition to those that Lambda sets
     */
    static FunctionProcess start(Path directory, Template template, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path task = unzip(Project.ZIP, Files.createDirectory(directory.resolve("task")));
        Path output = directory.resolve("output");
        RuntimeApi api = RuntimeApi.start();
        ProcessBuilder builder = new ProcessBuilder(command(template, nativeLibrary(directory)))
                .directory(task.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(setByLambda(template, api, task));
        // Without this variable Powertools reports no cold start
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            api.awaitReady(PATIENCE);
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(output), e);
        }
        Duration initialization = Duration.ofNanos(System.nanoTime() - start);
        return new FunctionProcess(
                api, process, output, Duration.ofSeconds(template.timeoutInSeconds()), initialization);
    }

    RuntimeApi.Answer invoke(String event) throws InterruptedException, IOException {
        try {
            return api.invoke(event, timeout, PATIENCE);
        } catch (AssertionError e) {
            throw new AssertionError(Files.readString(output), e);
        }
    }

    /** Sets the ARN of the function for the invocations from now on. */
    void functionArn(String arn) {
        api.functionArn(arn);
    }

    /** Time from the start of the process to its request for the first event. */
    Duration initialization() {
        return initialization;
    }

    /** Processor time that the function has used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Highest memory use so far, in megabytes. */
    long peakMemory() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Log lines and metrics that the function has written so far, as JSON objects. */
    List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            try {
                lines.add(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                throw new AssertionError("not a line of JSON: " + line, e);
            }
        }
        return lines;
    }

    private static List<String> command(Template template, Path nativeLibrary) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Options like those of Lambda: a simple garbage collector, the first compiler only, a part of the
                // memory for the heap
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + template.memoryInMegabytes() * 3 / 4 + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // Each process has its own place for the client's native library. By default all processes would
                // unpack it to the same place
                "-D" + CLIENT + ".runtimeapi.NativeClient.JNI=" + nativeLibrary,
                "-cp",
                runtimeClient(),
                CLIENT + ".AWSLambda",
                template.handler());
    }

    private static String runtimeClient() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> {
                    String name = Path.of(entry).getFileName().toString();
                    return name.startsWith("aws-lambda-java-") || name.startsWith("utils-lite-");
                })
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path nativeLibrary(Path directory) throws IOException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "libaws-lambda-jni.linux-" + architecture + ".so";
        Path library = directory.resolve(name);
        try (InputStream resource = ClassLoader.getSystemResourceAsStream("jni/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("the runtime client has no " + name);
            }
            Files.copy(resource, library);
        }
        return library;
    }

    private static Map<String, String> setByLambda(Template template, RuntimeApi api, Path task) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "AWS_LAMBDA_FUNCTION_NAME",
                "audit",
                "AWS_LAMBDA_FUNCTION_VERSION",
                "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(template.memoryInMegabytes()),
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/audit",
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "stream",
                "AWS_LAMBDA_LOG_FORMAT",
                "JSON",
                "AWS_LAMBDA_LOG_LEVEL",
                template.applicationLogLevel(),
                "LAMBDA_TASK_ROOT",
                task.toString(),
                "_HANDLER",
                template.handler());
    }

    private static Path unzip(Path zip, Path target) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IllegalStateException("leaves the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(in, path);
                }
            }
        }
        return target;
    }

    /** Kills the process without a shutdown, as Lambda does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
