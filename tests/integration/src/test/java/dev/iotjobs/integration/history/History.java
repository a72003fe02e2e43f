package dev.iotjobs.integration.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One random history. It begins with audits that faults disturb, and ends with undisturbed audits. After these,
 * findings and messages must be right.
 */
final class History {

    private static final int STEPS = 140;
    private static final int MOST_RUNS = 3;
    private static final int MANY_CALLS = 150;

    private final World world;
    private final Choices choices;
    private final Happenings happenings;
    private final Disasters disasters;
    private final List<Run> runs = new ArrayList<>();

    History(Choices choices, Story story) {
        this.choices = choices;
        world = new World(choices, story);
        happenings = new Happenings(world);
        disasters = new Disasters(world);
    }

    /**
     * Runs the history.
     *
     * @return the first violation of a rule; empty if there is none
     */
    Optional<Violation> happen() {
        try {
            for (int left = World.REGIONS.size(); left > 0; left--) {
                for (int i = choices.below(Happenings.JOBS.size()); i > 0; i--) {
                    happenings.jobHappens();
                }
            }
            for (int i = 0; i < STEPS && isUnbroken(); i++) {
                step();
            }
            if (isUnbroken()) {
                List.copyOf(runs).stream().filter(_ -> choices.below(2) == 1).forEach(this::proceedToMessage);
            }
            if (isUnbroken()) {
                new Calm(world, happenings, disasters).check(runs);
            }
        } catch (World.Violated e) {
            // The violation ends the history
        } finally {
            runs.forEach(Run::kill);
        }
        return world.violation();
    }

    private boolean isUnbroken() {
        return world.violation().isEmpty();
    }

    private void step() {
        switch (choices.below(24)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> letProceed();
            case 12, 13, 14 -> start();
            case 15, 16, 17 -> happenings.jobHappens();
            case 18 -> happenings.timePasses();
            case 19 -> happenings.troubleComesOrGoes();
            case 20 -> happenings.topicChanges();
            case 21 -> happenings.settingsChange();
            case 22 -> happenings.quotaOrClocksChange();
            default -> strike();
        }
    }

    private void letProceed() {
        if (!runs.isEmpty()) {
            Run run = choices.oneOf(runs);
            if (choices.seldom(30)) {
                proceedToMessage(run);
            } else {
                endUnless(run.proceed(choices.oneOf(1, 2, 3, 8, 30, 100)), run);
            }
        }
    }

    private void proceedToMessage(Run run) {
        endUnless(run.proceedToMessage(MANY_CALLS), run);
    }

    private void endUnless(boolean continues, Run run) {
        if (!continues) {
            runs.remove(run);
            run.checkEnd();
        }
    }

    private void start() {
        if (runs.size() < MOST_RUNS) {
            runs.add(new Run(world, happenings.newRun()));
        }
    }

    private void strike() {
        if (choices.below(3) == 2 && disasters.strike()) {
            runs.forEach(Run::kill);
            runs.clear();
        }
    }
}
