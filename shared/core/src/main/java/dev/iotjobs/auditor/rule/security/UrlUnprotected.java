package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.DOCUMENT_PARAMETERS;
import static dev.iotjobs.auditor.fact.JobField.JOB_TEMPLATE_ARN;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.scan.TextScan;
import dev.iotjobs.auditor.job.scan.TextScan.Link;
import dev.iotjobs.auditor.job.scan.TextScan.Transport;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Glob;
import dev.iotjobs.auditor.text.Times;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds a live job with an unprotected download URL in {@code documentParameters}. The URL uses http, is an S3 URL
 * without a signature, or was presigned in advance.
 */
public final class UrlUnprotected extends Rule<JobFacts> {

    private static final Setting<List<String>> PUBLIC_HOSTS = Setting.names(
            "publicHosts",
            List.of(),
            "host patterns",
            "Hosts whose https URLs are public on purpose, with * and ? as wildcards.");

    private static final Setting<List<String>> IGNORED_HOSTS = Setting.names(
            "ignoredHosts",
            Stream.of(
                            Stream.of("localhost", "127.*", "[::1]", "169.254.*", "10.*"),
                            IntStream.rangeClosed(16, 31).mapToObj(number -> "172." + number + ".*"),
                            Stream.of("192.168.*"))
                    .flatMap(hosts -> hosts)
                    .toList(),
            "host patterns",
            "Hosts whose URLs are not reported, with * and ? as wildcards.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-07")
            .version(1)
            .title("Unprotected URL in document")
            .finds(
                    "A parameter of a live job has an http URL, an S3 URL without a signature, or a URL that was presigned in"
                            + " advance and will expire.")
            .appliesTo(jobs(LIVE))
            .severity(
                    HIGH,
                    "a URL uses http, is an unsigned https URL of S3, or was presigned in advance; `publicHosts` and"
                            + " `ignoredHosts` list exceptions")
            .settings(PUBLIC_HOSTS, IGNORED_HOSTS)
            .mayRead(DOCUMENT_PARAMETERS, JOB_TEMPLATE_ARN, COUNTERS)
            .closes("When the job ends. The parameters of a job cannot be changed.")
            .why(
                    "Anyone can read a public artefact. An artefact that is sent by http can be replaced on the way. A URL that"
                            + " was presigned in advance expires while devices still wait.")
            .fix("Put the URL into a presign placeholder, so that the service signs it when a device asks. Give the"
                    + " job a role that may read the object. The parameters of a job cannot be changed: cancel"
                    + " the job, and create it again.")
            .controls(inferred("ETSI EN 303 645", "5.3-10"), nist("SI-7"))
            .build();

    public UrlUnprotected() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        return Scans.judge(job, "unprotected URL", scan -> unprotected(job, links(scan, context), context));
    }

    private static List<Link> links(TextScan scan, RuleContext context) {
        if (scan.links().isEmpty()) {
            return List.of();
        }
        return scan.links().stream()
                .filter(link -> !matches(context.get(IGNORED_HOSTS), link.host()))
                .filter(link ->
                        link.transport() != Transport.UNSIGNED_S3 || !matches(context.get(PUBLIC_HOSTS), link.host()))
                .toList();
    }

    private static boolean matches(List<String> patterns, String host) {
        return patterns.stream().anyMatch(pattern -> new Glob(pattern.toLowerCase(Locale.ROOT)).matches(host));
    }

    private static Optional<Verdict> unprotected(Job job, List<Link> links, RuleContext context) {
        if (links.isEmpty()) {
            return Optional.empty();
        }
        boolean hasExpired = links.stream()
                .map(Link::expiresAt)
                .flatMap(Stream::ofNullable)
                .anyMatch(end -> !end.isAfter(context.now()));
        long waiting = hasExpired ? open(job) : 0;
        List<String> places = links.stream().map(UrlUnprotected::place).toList();
        String reason = "found " + Scans.named(places);
        return Optional.of(Verdict.nonCompliant(
                        HIGH,
                        waiting == 0
                                ? reason
                                : reason + "; " + Figures.count(waiting, "execution") + " will get an expired link")
                .with(evidence(job, places, waiting))
                .with(JobCommands.stopAndRecreate(
                        job,
                        "UNPROTECTED_URL",
                        "Create the job again, with ${aws:iot:s3-presigned-url:URL} in place of the URL",
                        "--presigned-url-config",
                        "roleArn=ROLE_ARN,expiresInSec=900")));
    }

    private static Evidence evidence(Job job, List<String> places, long waiting) {
        Evidence evidence = Evidence.of(job).and("urls", places.size()).and("found", Scans.listed(places));
        return waiting == 0 ? evidence : evidence.and("reason", "DEAD_LINK").and("open", waiting);
    }

    private static long open(Job job) {
        JobProcessDetails counters = job.counters();
        return counters == null ? 0 : counters.open();
    }

    private static String place(Link link) {
        String what = switch (link.transport()) {
            case HTTP -> "an http URL";
            case UNSIGNED_S3 -> "an unsigned https URL";
            case PRESIGNED -> "a presigned https URL";
        };
        String end = link.expiresAt() == null ? "" : " (valid until " + Times.minute(link.expiresAt()) + ")";
        return what + " to " + link.host() + end + " in " + link.path();
    }
}
