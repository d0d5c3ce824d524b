"""Runs a command and prints its exit code, milliseconds and peak megabytes as JSON.

A process of its own, and a small one: on Linux a child's peak memory begins at that of the process that starts it."""

import json
import os
import subprocess
import sys
from time import perf_counter

KILOBYTES_A_MEGABYTE = 1024

start = perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
milliseconds = (perf_counter() - start) * 1000
print(json.dumps([os.waitstatus_to_exitcode(status), milliseconds, usage.ru_maxrss / KILOBYTES_A_MEGABYTE]))
