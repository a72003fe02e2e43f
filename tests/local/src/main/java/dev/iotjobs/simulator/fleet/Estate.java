package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.SimulatedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the account has beside jobs: devices, thing groups, teams. Made once, so that jobs share every name. The more
 * jobs, the more products and sites.
 */
final class Estate {

    private static final List<String> PRODUCTS = List.of(
            "gateway",
            "meter",
            "camera",
            "sensor-hub",
            "charger",
            "controller",
            "thermostat",
            "tracker",
            "beacon",
            "display",
            "valve",
            "inverter");

    private static final List<String> SITES = List.of(
            "berlin", "lyon", "porto", "turin", "gdansk", "malmo", "ghent", "cork", "graz", "basel", "brno", "vilnius",
            "tampere", "aarhus", "bilbao", "zagreb", "leeds", "utrecht", "nantes", "leipzig", "verona", "poznan",
            "bergen", "split", "riga", "tartu", "linz", "delft", "reims", "murcia");

    private static final List<Map<String, String>> TAGS = List.of(
            Map.of("owner", "device-platform", "environment", "production"),
            Map.of("owner", "firmware", "environment", "production", "cost-center", "4711"),
            Map.of("owner", "field-service", "environment", "production"),
            Map.of("owner", "firmware", "environment", "staging"),
            Map.of());

    private static final int THINGS = 2_000;
    private static final int SMALL_SITES = 240;

    private final FleetSettings settings;
    private final List<String> products;
    private final List<String> sites;
    private final List<String> things;
    private final Map<String, Audience> groups = new TreeMap<>();
    private final List<Audience> smallSites = new ArrayList<>();
    private final List<Audience> singles;

    Estate(FleetSettings settings) {
        this.settings = settings;
        Draw draw = Draw.of(settings.seed(), -1);
        products = PRODUCTS.subList(0, Math.min(PRODUCTS.size(), 3 + settings.jobs() / 500));
        sites = SITES.subList(0, Math.min(SITES.size(), 4 + settings.jobs() / 200));
        things = IntStream.rangeClosed(1, THINGS)
                .mapToObj(number -> arn("thing/" + thingName(number)))
                .toList();
        singles = IntStream.range(0, THINGS)
                .mapToObj(index -> new Audience(thingName(index + 1), List.of(things.get(index)), null, 1))
                .toList();
        foundGroups(draw);
        IntStream.rangeClosed(1, SMALL_SITES).forEach(number -> smallSites.add(smallSite(number, draw)));
    }

    FleetSettings settings() {
        return settings;
    }

    List<String> products() {
        return products;
    }

    List<String> sites() {
        return sites;
    }

    /** How many things each group has, by the ARN of the group. */
    Map<String, Integer> groupSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        Stream.concat(groups.values().stream(), smallSites.stream())
                .filter(audience -> audience.thingGroupId() != null)
                .forEach(group -> sizes.put(group.targets().getFirst(), group.things()));
        return Map.copyOf(sizes);
    }

    /** Twenty devices of a product at a site, which get everything first. */
    Audience canary(String product, String site) {
        return group(product + "-" + site + "-canary");
    }

    /** A tenth of {@link #all(String, String)}. */
    Audience tenPercent(String product, String site) {
        return group(product + "-" + site + "-ten-percent");
    }

    /** Every device of a product at a site: a multiple of 100, at least 200. */
    Audience all(String product, String site) {
        return group(product + "-" + site);
    }

    /** Every device there is. */
    Audience allDevices() {
        return group("all-devices");
    }

    /** The Greengrass core devices of a site. */
    Audience cores(String site) {
        return group("cores-" + site);
    }

    /** Two to nine devices: some sites have a thing group, some are listed one by one. */
    Audience smallSite(Draw draw) {
        return draw.pick(smallSites);
    }

    Audience single(Draw draw) {
        return draw.pick(singles);
    }

    /** So many things, named one by one. */
    Audience listed(int number, Draw draw) {
        int first = draw.between(0, THINGS - number);
        return new Audience("batch", things.subList(first, first + number), null, number);
    }

    Map<String, String> tags(Draw draw) {
        return draw.pick(TAGS);
    }

    /** The ARN of something of this account's IoT service. */
    String arn(String resource) {
        return "arn:" + partition() + ":iot:" + settings.region() + ":" + settings.accountId() + ":" + resource;
    }

    /** The ARN of something that AWS gives to all accounts. */
    String managedArn(String resource) {
        return "arn:" + partition() + ":iot:" + settings.region() + "::" + resource;
    }

    /** The ARN of something of this account that another service keeps; regionless services pass an empty region. */
    String foreignArn(String service, String region, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + settings.accountId() + ":" + resource;
    }

    /** The address of an object in the account's artefact bucket. */
    String s3(String key) {
        String domain = settings.region().startsWith("cn-") ? ".amazonaws.com.cn/" : ".amazonaws.com/";
        return "https://s3." + settings.region() + domain + "fleet-artifacts-" + settings.accountId() + "/" + key;
    }

    private String partition() {
        return SimulatedAccount.partition(settings.region());
    }

    private Audience group(String name) {
        return Objects.requireNonNull(groups.get(name), name);
    }

    private void foundGroups(Draw draw) {
        for (String site : sites) {
            for (String product : products) {
                int tenth = draw.between(2, 30) * 10;
                found(product + "-" + site + "-canary", 20, draw);
                found(product + "-" + site + "-ten-percent", tenth, draw);
                found(product + "-" + site, tenth * 10, draw);
            }
            found("cores-" + site, draw.between(3, 60), draw);
        }
        found("all-devices", 48_000, draw);
    }

    private void found(String name, int size, Draw draw) {
        groups.put(name, new Audience(name, List.of(arn("thinggroup/" + name)), draw.uuid(), size));
    }

    private Audience smallSite(int number, Draw draw) {
        int size = draw.between(2, 9);
        String name = "store-" + (1_000 + number);
        if (draw.chance(50)) {
            return new Audience(name, List.of(arn("thinggroup/" + name)), draw.uuid(), size);
        }
        int first = draw.between(0, THINGS - size);
        return new Audience(name, things.subList(first, first + size), null, size);
    }

    private static String thingName(int number) {
        return PRODUCTS.get(number % PRODUCTS.size()) + "-" + (100_000 + number * 7);
    }
}
