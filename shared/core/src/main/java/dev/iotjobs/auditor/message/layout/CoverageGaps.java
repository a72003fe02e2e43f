package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.message.words.CoverageText;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;

/** The lines about jobs that were not evaluated, by Region. Has no lines if every job was evaluated. */
final class CoverageGaps implements MessageBody.Block {

    private static final String LEAD = "Coverage  ";
    private static final String INDENT = " ".repeat(LEAD.length());

    private final CoverageText coverage;
    private final List<Coverage> partial;
    private int named;

    CoverageGaps(News news) {
        this.coverage = news.coverage();
        this.partial = coverage.regions().stream()
                .filter(region -> !region.isComplete())
                .toList();
        this.named = Math.min(CoverageText.REGIONS, partial.size());
    }

    @Override
    public List<String> lines() {
        if (partial.isEmpty()) {
            return List.of();
        }
        if (partial.size() == 1) {
            return Sentences.lines(LEAD, gap(partial.getFirst()) + " " + nothingIsKnown());
        }
        List<String> lines = new ArrayList<>();
        for (Coverage region : partial.subList(0, named)) {
            lines.addAll(Sentences.lines(lines.isEmpty() ? LEAD : INDENT, gap(region)));
        }
        if (named < partial.size()) {
            lines.addAll(Sentences.lines(INDENT, CoverageText.rest(partial.subList(named, partial.size()))));
        }
        lines.addAll(Sentences.lines(INDENT, nothingIsKnown()));
        return lines;
    }

    @Override
    public boolean dropSpareName() {
        boolean drops = named > 1;
        named -= drops ? 1 : 0;
        return drops;
    }

    private static String gap(Coverage region) {
        return CoverageText.region(region) + ": " + CoverageText.causes(region, " job") + ".";
    }

    private String nothingIsKnown() {
        long jobs = coverage.notEvaluated();
        String unlisted = coverage.isListed() ? "" : "about jobs that were not listed";
        if (jobs == 0) {
            return coverage.isListed()
                    ? "The findings of these jobs stay open until a second audit confirms the deletions."
                    : "Nothing is known " + unlisted + ".";
        }
        return "Nothing is known about " + these(jobs) + (unlisted.isEmpty() ? "" : " and " + unlisted) + ".";
    }

    private static String these(long jobs) {
        if (jobs == 1) {
            return "this one";
        }
        return jobs == 2 ? "these two" : "these " + Figures.count(jobs);
    }
}
