package dev.iotjobs.simulator;

/** Whether a job also goes to things that join its target group later (CONTINUOUS) or not (SNAPSHOT). */
public enum TargetSelection {
    CONTINUOUS,
    SNAPSHOT
}
