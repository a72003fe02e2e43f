package dev.iotjobs.catalogue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;

/**
 * A command that judges jobs. It reads one DescribeJob answer per line, with the tags of the job as a further member.
 * For each answer it prints a line with results by rule. Arguments: the time of judgement in ISO 8601, and optionally
 * the file of a policy. By default the built-in policy applies.
 */
final class JudgeJobs {

    private JudgeJobs() {}

    public static void main(String[] args) throws IOException {
        RuleBook rules = RuleBook.standard();
        Instant now = Instant.parse(args[0]);
        Policy policy = args.length > 1 ? policy(Path.of(args[1]), rules, now) : Policy.standard();
        FirstAudit audit = new FirstAudit(rules, policy, now);
        JsonMapper json = new JsonMapper();
        PrintWriter out =
                new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(audit.judge(json.readTree(line)).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",")));
            }
        }
        out.flush();
    }

    private static Policy policy(Path file, RuleBook rules, Instant now) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            PolicyReading reading = new PolicyFormat(rules.definitions(), InstantSource.fixed(now)).read(in);
            return reading.policy().orElseThrow(() -> new IllegalArgumentException(file + ": " + reading.problems()));
        }
    }
}
