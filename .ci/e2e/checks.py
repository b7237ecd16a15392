"""What a run has checked: a line for each, and how many held."""

passed = failed = 0


def check(what, holds, detail=""):
    """Counts it, and prints its line; what was found."""
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok  ' if holds else 'FAIL'} {what}{'' if detail in ('', None) else ': ' + str(detail)}", flush=True)
    return holds


def close(more=""):
    """Prints the counts; what the run is to exit with."""
    print(f"{passed} passed, {failed} failed{more}")
    return 1 if failed else 0
