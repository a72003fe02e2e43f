package dev.iotjobs.simulator;

/** Whether things that join a target later get the job too. */
public enum TargetSelection {
    CONTINUOUS,
    SNAPSHOT
}
