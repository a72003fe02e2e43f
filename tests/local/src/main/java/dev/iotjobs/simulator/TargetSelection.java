package dev.iotjobs.simulator;

/** Whether things that join a target group later also get the job (CONTINUOUS) or not (SNAPSHOT). */
public enum TargetSelection {
    CONTINUOUS,
    SNAPSHOT
}
