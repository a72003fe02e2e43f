package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the jobs of a fleet from scenarios, which are kinds of jobs. A scenario with a higher weight gets more jobs.
 * Used once; not thread-safe.
 */
final class FleetGenerator {

    private static final List<Scenario> SCENARIOS = Stream.of(
                    Firmware.scenarios(),
                    Operations.scenarios(),
                    ServiceMade.scenarios(),
                    Schedules.scenarios(),
                    SmallSites.scenarios(),
                    Leftovers.scenarios(),
                    Defects.scenarios())
            .flatMap(List::stream)
            .toList();

    private final FleetSettings settings;
    private final Estate estate;
    private final Purposes purposes;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> takenIds = new HashMap<>();
    private final Map<JobSettings, JobSettings> shared = new HashMap<>();

    FleetGenerator(FleetSettings settings) {
        this.settings = settings;
        this.estate = new Estate(settings);
        this.purposes = new Purposes(estate);
    }

    static List<Scenario> scenarios() {
        return SCENARIOS;
    }

    Fleet generate() {
        int[] numbers = numbers();
        List<FleetJob> jobs = new ArrayList<>(settings.jobs());
        for (int index = 0; index < numbers.length; index++) {
            for (int ordinal = 0; ordinal < numbers[index]; ordinal++) {
                jobs.add(make(index, ordinal));
            }
        }
        jobs.sort(Comparator.comparing((FleetJob each) -> each.job().createdAt())
                .thenComparing(each -> each.job().jobId()));
        return new Fleet(settings, jobs, estate.groupSizes());
    }

    private FleetJob make(int index, int ordinal) {
        Scenario scenario = SCENARIOS.get(index);
        Draft draft = new Draft(estate, purposes, this::uniqueId, Draw.of(settings.seed(), index, ordinal), ordinal);
        scenario.recipe().write(draft);
        return new FleetJob(draft.finish(this::share), scenario.name(), scenario.breaks());
    }

    /**
     * The number of jobs of each scenario, drawn at random by the scenarios' weights. In a fleet of {@link
     * FleetSettings#JOBS_FOR_EVERYTHING} jobs or more, each scenario has at least its minimum number.
     */
    private int[] numbers() {
        Draw draw = Draw.of(settings.seed(), -3);
        boolean hasRoom = settings.jobs() >= FleetSettings.JOBS_FOR_EVERYTHING;
        int[] numbers = SCENARIOS.stream()
                .mapToInt(scenario -> hasRoom ? scenario.least() : 0)
                .toArray();
        int weight = SCENARIOS.stream().mapToInt(Scenario::weight).sum();
        int left = settings.jobs() - IntStream.of(numbers).sum();
        while (left > 0) {
            int index = at(draw.between(0, weight - 1));
            if (numbers[index] < SCENARIOS.get(index).most()) {
                numbers[index]++;
                left--;
            }
        }
        return numbers;
    }

    private static int at(int weight) {
        int index = 0;
        for (int left = weight; left >= SCENARIOS.get(index).weight(); index++) {
            left -= SCENARIOS.get(index).weight();
        }
        return index;
    }

    private String uniqueId(String wish) {
        String id = wish;
        while (!ids.add(id)) {
            id = wish + "-" + (1 + takenIds.merge(wish, 1, Integer::sum));
        }
        return id;
    }

    private JobSettings share(JobSettings wanted) {
        return shared.computeIfAbsent(wanted, same -> same);
    }
}
