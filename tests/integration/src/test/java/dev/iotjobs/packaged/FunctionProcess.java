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

/** One execution environment: the zip, unzipped and run by Lambda's runtime client with the JDK of these tests. */
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
     * Starts the function and waits until it has been loaded.
     *
     * @param directory an empty one
     * @param environment of the function, beside what Lambda sets
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
        // Without it Powertools takes no start for a cold one
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

    /** The ARN of the function in the invocations from now on. */
    void functionArn(String arn) {
        api.functionArn(arn);
    }

    /** From the start of the process to its question for the first event. */
    Duration initialization() {
        return initialization;
    }

    /** What the function has taken of the processors so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Most memory that was ever in use, in megabytes. */
    long peakMemory() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What the function has written so far: log lines and metrics, each a JSON object. */
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
                // As Lambda starts it: one collector, one compiler, part of the memory for the heap
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + template.memoryInMegabytes() * 3 / 4 + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // Where the client would unpack its library is one place for all processes of a machine
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

    /** Ends the process as Lambda does: without asking. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
