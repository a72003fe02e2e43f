#!/usr/bin/env python3
"""A typical script for job audits: lists all jobs, describes them with 32 threads, and checks three things.

Stores no findings, sends no messages and does not pace its calls. `./audit load speed` compares audits with it.
"""

from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

THREADS = 32
PAGE_SIZE = 250
FAILED_SHARE = 0.1

UNSUCCESSFUL = ("numberOfFailedThings", "numberOfRejectedThings", "numberOfTimedOutThings")
SUCCESSFUL = ("numberOfSucceededThings",)


def job_ids(iot):
    pages = iot.get_paginator("list_jobs").paginate(PaginationConfig={"PageSize": PAGE_SIZE})
    return [job["jobId"] for page in pages for job in page["jobs"]]


def total(details, names):
    return sum(details.get(name, 0) for name in names)


def problems(job):
    found = []
    if not job.get("timeoutConfig", {}).get("inProgressTimeoutInMinutes"):
        found.append("no timeout")
    if not job.get("abortConfig", {}).get("criteriaList"):
        found.append("no abort criteria")
    details = job.get("jobProcessDetails", {})
    unsuccessful = total(details, UNSUCCESSFUL)
    ended = unsuccessful + total(details, SUCCESSFUL)
    if ended and unsuccessful / ended > FAILED_SHARE:
        found.append("failure rate")
    return found


def main():
    iot = boto3.client("iot", config=Config(max_pool_connections=THREADS))

    def audit(job_id):
        return problems(iot.describe_job(jobId=job_id)["job"])

    with ThreadPoolExecutor(THREADS) as threads:
        found = list(threads.map(audit, job_ids(iot)))
    print(f"{len(found)} jobs, {sum(map(len, found))} problems")


if __name__ == "__main__":
    main()
