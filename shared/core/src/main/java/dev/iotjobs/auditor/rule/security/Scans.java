package dev.iotjobs.auditor.rule.security;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.scan.TextScan;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Glob;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shared code of the rules that judge texts of a job. These rules read a job's parameters, but not its document. */
final class Scans {

    /**
     * Patterns of paths, such as {@code documentParameters.NAME}, at which a rule reports nothing. A policy sets them
     * for each rule separately.
     */
    static final Setting<List<String>> IGNORED_PATHS = Setting.names(
            "ignoredPaths",
            List.of(),
            "path patterns",
            "Paths in which nothing is reported, such as documentParameters.NAME, with * and ? as wildcards.");

    /** Maximum number of scan results that the reason of a verdict names. The reason only counts the others. */
    private static final int NAMED = 3;

    /** Maximum number of scan results that the evidence of a verdict lists. The others are left out. */
    private static final int LISTED = 10;

    private Scans() {}

    /**
     * The verdict on what a scan found in the parameters of a job. If nothing was found, only a job whose document
     * comes from an AWS managed template can be COMPLIANT.
     *
     * @param what name of what the scan looked for, such as {@code secret}
     * @param found gives the verdict on what was found; empty if nothing was found
     */
    static Verdict judge(Job job, String what, Function<TextScan, Optional<Verdict>> found) {
        TextScan scan = job.documentParameters().scan();
        return scan == null
                ? notScanned()
                : found.apply(scan).orElseGet(() -> nothingFound(job, "no " + what + " in the parameters", scan));
    }

    /** The verdict while this version of the auditor has not scanned the parameters of the job. */
    static Verdict notScanned() {
        return Verdict.insufficientData(Gap.OUTDATED, "this version of the auditor has not scanned the parameters yet");
    }

    private static Verdict nothingFound(Job job, String nothing, TextScan scan) {
        if (scan.isCut()) {
            return Verdict.insufficientData(
                    Gap.UNDECIDED,
                    nothing + " is known; the scan of the parameters had more results than the auditor stores");
        }
        // Any other document may contain what the scan looks for
        return job.managedTemplate() != null
                ? Verdict.compliant(nothing + "; the document comes from a managed template")
                : Verdict.insufficientData(Gap.OFF, nothing + "; the auditor does not read job documents");
    }

    /** Whether the policy ignores what a scan finds at {@code path}, such as {@code documentParameters.source}. */
    static boolean isIgnored(String path, RuleContext context) {
        return context.get(IGNORED_PATHS).stream().anyMatch(pattern -> new Glob(pattern).matches(path));
    }

    /** Joins the first {@value #NAMED} texts and the number of the other texts, such as {@code a, b, c and 2 more}. */
    static String named(List<String> texts) {
        int rest = texts.size() - NAMED;
        return String.join(", ", texts.subList(0, Math.min(texts.size(), NAMED)))
                + (rest > 0 ? " and " + Figures.count(rest) + " more" : "");
    }

    /** The first {@value #LISTED} texts as one text, for the evidence of a verdict. */
    static String listed(List<String> texts) {
        return String.join("; ", texts.subList(0, Math.min(texts.size(), LISTED)));
    }
}
