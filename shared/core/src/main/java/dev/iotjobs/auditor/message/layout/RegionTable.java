package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.message.words.CoverageText;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.Sentences;
import java.util.ArrayList;
import java.util.List;

/** The lines of a message that give the coverage of each Region, and why jobs of the Region were not evaluated. */
final class RegionTable implements MessageBody.Block {

    private final List<Coverage> regions;
    private int named;

    RegionTable(CoverageText coverage) {
        this.regions = coverage.regions();
        this.named = Math.min(CoverageText.REGIONS, regions.size());
    }

    @Override
    public List<String> lines() {
        int width = regions.stream()
                .limit(named)
                .mapToInt(region -> CoverageText.region(region).length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("Where and why");
        for (Coverage region : regions.subList(0, named)) {
            String name = CoverageText.region(region);
            lines.addAll(Sentences.lines("  " + name + " ".repeat(width - name.length()) + "  ", row(region)));
        }
        if (named < regions.size()) {
            lines.add("  " + CoverageText.rest(regions.subList(named, regions.size())));
        }
        return lines;
    }

    private static String row(Coverage region) {
        String causes = CoverageText.causes(region, "");
        if (region.listed().isNothing()) {
            return causes;
        }
        return CoverageText.share(region) + (causes.isEmpty() ? "" : ": " + causes);
    }

    @Override
    public boolean dropSpareName() {
        boolean drops = named > 1;
        named -= drops ? 1 : 0;
        return drops;
    }
}
