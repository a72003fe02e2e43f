package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.run.RunReader;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Regions of the account that earlier audits covered and this audit does not. */
final class OtherRegions {

    private final List<Audited> regions;
    private final boolean areKnown;
    private final Instant now;

    private record Audited(RegionStore store, Instant last) {}

    private OtherRegions(List<Audited> regions, boolean areKnown, Instant now) {
        this.regions = regions;
        this.areKnown = areKnown;
        this.now = now;
    }

    /**
     * Finds the Regions that earlier audits covered and this audit does not. These Regions are unknown if the state
     * table cannot be read.
     *
     * @param any the store of any Region of the account
     * @param named names of the Regions of this audit
     * @param stores gives the store of a Region, by name
     */
    static OtherRegions read(
            RegionStore any, Collection<String> named, Function<String, RegionStore> stores, Instant now) {
        try {
            List<Audited> regions = any.auditedRegions().stream()
                    .filter(region -> !named.contains(region))
                    .map(stores)
                    .flatMap(store -> Stream.ofNullable(
                                    store.readHead().head().last().at())
                            .map(last -> new Audited(store, last)))
                    .toList();
            return new OtherRegions(regions, true, now);
        } catch (StoreException e) {
            return new OtherRegions(List.of(), false, now);
        }
    }

    /**
     * Whether the Regions of this audit are the only Regions of the account that were ever audited. False if the state
     * table could not be read.
     */
    boolean isEmpty() {
        return areKnown && regions.isEmpty();
    }

    /**
     * Whether the last audit of every other Region is at least seven days ago. True if there are no other Regions, and
     * false if the state table could not be read.
     */
    boolean areForgotten() {
        return areKnown && regions.stream().allMatch(this::isForgotten);
    }

    private boolean isForgotten(Audited region) {
        return !region.last().plus(RunReader.FORGOTTEN_AFTER).isAfter(now);
    }

    /**
     * Warnings about Regions outside this audit that no audit covered for at least seven days. The findings of these
     * Regions stay open, and no message reports them.
     */
    List<String> warnings() {
        try {
            return regions.stream()
                    .filter(this::isForgotten)
                    .map(OtherRegions::warning)
                    .toList();
        } catch (StoreException e) {
            return List.of(); // The next audit warns.
        }
    }

    private static String warning(Audited other) {
        String region = other.store().place().region();
        int open = other.store().openFindings().size();
        return region + " was last audited on " + other.last().truncatedTo(ChronoUnit.SECONDS) + ": "
                + Figures.count(open, "open finding of this Region is", "open findings of this Region are")
                + " neither updated nor reported; to include the Region, add it to AUDIT_REGIONS or run"
                + " './audit run --region " + region + "'";
    }
}
