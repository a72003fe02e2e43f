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
 * The devices, thing groups, sites and tags of a simulated account. An account with more jobs has a larger estate. Not
 * thread-safe.
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
    private static final int THINGS_OF_A_SMALL_SITE = 8;
    private static final int MOST_SITES = 600;
    private static final int MOST_DAYS = 715;

    private final FleetSettings settings;
    private final List<String> products;
    private final List<String> sites;
    private final List<String> things;
    private final Map<String, Audience> groups = new TreeMap<>();
    private final List<Audience> smallSites = new ArrayList<>();
    private final List<Audience> singles;
    private final List<Place> places;
    private final Turns<Place> vacantPlaces;
    private final Turns<Audience> vacantThings;
    private final Turns<String> vacantSites;
    private final Turns<Audience> vacantSmallSites;

    /** A product at a site, with the devices of this product there. */
    record Place(String product, String site) {
        @Override
        public String toString() {
            return product + "-" + site;
        }
    }

    /**
     * Gives out targets for live jobs in turn. Two live jobs get the same target only after every target was given out.
     */
    private static final class Turns<T> {
        private final List<T> items;
        private int taken;

        Turns(List<T> items) {
            this.items = items;
        }

        T next() {
            return items.get(taken++ % items.size());
        }
    }

    Estate(FleetSettings settings) {
        this.settings = settings;
        Draw draw = Draw.of(settings.seed(), -1);
        products = PRODUCTS.subList(0, Math.min(PRODUCTS.size(), 6 + settings.jobs() / 500));
        sites = IntStream.range(0, Math.min(MOST_SITES, 10 + settings.jobs() / 100))
                .mapToObj(Estate::siteName)
                .toList();
        int smallSiteCount = 240 + settings.jobs() / 200;
        things = IntStream.rangeClosed(1, THINGS + smallSiteCount * THINGS_OF_A_SMALL_SITE)
                .mapToObj(number -> arn("thing/" + thingName(number)))
                .toList();
        singles = draw.shuffled(IntStream.range(0, THINGS)
                .mapToObj(index -> new Audience(thingName(index + 1), List.of(things.get(index)), null, 1))
                .toList());
        places = draw.shuffled(sites.stream()
                .flatMap(site -> products.stream().map(product -> new Place(product, site)))
                .toList());
        foundGroups(draw);
        IntStream.rangeClosed(1, smallSiteCount).forEach(number -> smallSites.add(smallSite(number, draw)));
        vacantPlaces = new Turns<>(places.subList(1, places.size()));
        vacantThings = new Turns<>(singles);
        vacantSites = new Turns<>(sites);
        vacantSmallSites = new Turns<>(smallSites);
    }

    FleetSettings settings() {
        return settings;
    }

    /** The age of the account's first jobs, in days. It rises with the number of jobs, up to {@code MOST_DAYS}. */
    int days() {
        return Math.min(MOST_DAYS, 50 + settings.jobs() / 15);
    }

    Place place(Draw draw) {
        return draw.pick(places);
    }

    /** The next place for a live job. Returns all places except {@link #crowdedPlace} in turn, then starts again. */
    Place vacantPlace() {
        return vacantPlaces.next();
    }

    /** The only place that {@link #vacantPlace} never returns. Here, several live jobs target the same devices. */
    Place crowdedPlace() {
        return places.getFirst();
    }

    /** The number of things in each group, by the ARN of the group. */
    Map<String, Integer> groupSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        Stream.concat(groups.values().stream(), smallSites.stream())
                .filter(audience -> audience.thingGroupId() != null)
                .forEach(group -> sizes.put(group.targets().getFirst(), group.things()));
        return Map.copyOf(sizes);
    }

    /** Twenty devices of one product at one site. They get an update before the other devices. */
    Audience canary(Place place) {
        return group(place + "-canary");
    }

    /** One tenth of the devices of one product at one site. */
    Audience tenPercent(Place place) {
        return group(place + "-ten-percent");
    }

    /** All devices of one product at one site. Their number is a multiple of 100 and at least 200. */
    Audience all(Place place) {
        return group(place.toString());
    }

    /** All devices of the account. */
    Audience allDevices() {
        return group("all-devices");
    }

    /** The Greengrass core devices of a random site. */
    Audience cores(Draw draw) {
        return group("cores-" + draw.pick(sites));
    }

    Audience vacantCores() {
        return group("cores-" + vacantSites.next());
    }

    /** Two to eight devices of a random small site, as a thing group or as single things. */
    Audience smallSite(Draw draw) {
        return draw.pick(smallSites);
    }

    Audience vacantSmallSite() {
        return vacantSmallSites.next();
    }

    Audience thing(Draw draw) {
        return draw.pick(singles);
    }

    Audience vacantThing() {
        return vacantThings.next();
    }

    /**
     * Makes an audience whose targets are single things, not a thing group.
     *
     * @param number how many things
     */
    Audience listed(int number, Draw draw) {
        int first = draw.between(0, THINGS - number);
        return new Audience("batch", things.subList(first, first + number), null, number);
    }

    Map<String, String> tags(Draw draw) {
        return draw.pick(TAGS);
    }

    /** The ARN of a resource of AWS IoT in this account. */
    String arn(String resource) {
        return "arn:" + partition() + ":iot:" + settings.region() + ":" + settings.accountId() + ":" + resource;
    }

    /** The ARN of a resource that AWS provides to all accounts, such as a managed job template. */
    String managedArn(String resource) {
        return "arn:" + partition() + ":iot:" + settings.region() + "::" + resource;
    }

    /**
     * The ARN of a resource in this account, for a service other than AWS IoT.
     *
     * @param region empty for a service without Regions
     */
    String foreignArn(String service, String region, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + settings.accountId() + ":" + resource;
    }

    /** The URL of an object in the account's bucket for artefacts. */
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
        for (Place place : places) {
            int tenth = draw.between(2, 30) * 10;
            found(place + "-canary", 20, draw);
            found(place + "-ten-percent", tenth, draw);
            found(place.toString(), tenth * 10, draw);
        }
        sites.forEach(site -> found("cores-" + site, draw.between(3, 60), draw));
        found("all-devices", 48_000, draw);
    }

    private void found(String name, int size, Draw draw) {
        groups.put(name, new Audience(name, List.of(arn("thinggroup/" + name)), draw.uuid(), size));
    }

    private Audience smallSite(int number, Draw draw) {
        int size = draw.between(2, THINGS_OF_A_SMALL_SITE);
        String name = "store-" + (1_000 + number);
        if (draw.chance(50)) {
            return new Audience(name, List.of(arn("thinggroup/" + name)), draw.uuid(), size);
        }
        int first = THINGS + (number - 1) * THINGS_OF_A_SMALL_SITE;
        return new Audience(name, things.subList(first, first + size), null, size);
    }

    private static String siteName(int index) {
        int round = index / SITES.size();
        return SITES.get(index % SITES.size()) + (round == 0 ? "" : "-" + (1 + round));
    }

    private static String thingName(int number) {
        return PRODUCTS.get(number % PRODUCTS.size()) + "-" + (100_000 + number * 7);
    }
}
