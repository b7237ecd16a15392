#!/usr/bin/env python3
"""Known items in notmuch and mu: the same items that dev.kith.bench.KnownItems puts to Kith.

Usage: known_items.py ITEMS NOTMUCH_CONFIG MU_HOME
An item a line: Message-ID, who (f:name or t:name), when (a year or a month), words, with tabs between.
Both peers know no ranking: newest first, as their users see it.
"""
import calendar
import os
import subprocess
import sys


def items(path):
    for line in open(path, encoding="utf-8"):
        yield line.rstrip("\n").split("\t")


def notmuch_query(who, when, words):
    parts = []
    if who:
        parts.append(("from:" if who.startswith("f:") else "to:") + who[2:])
    if when:
        parts.append("date:" + when + ".." + when)
    return " ".join(parts + [words])


def mu_query(who, when, words):
    parts = []
    if who:
        parts.append(("from:" if who.startswith("f:") else "to:") + who[2:])
    if len(when) == 4:
        parts.append(f"date:{when}0101..{when}1231")
    elif when:
        year, month = when.split("-")
        parts.append(f"date:{year}{month}01..{year}{month}{calendar.monthrange(int(year), int(month))[1]}")
    return " ".join(parts + [words])


def run(command, env=None):
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


def report(name, places):
    first = sum(place == 1 for place in places)
    ten = sum(1 <= place <= 10 for place in places)
    print(f"{name}: {len(places)} items, first {first / len(places):.3f}, among ten {ten / len(places):.3f}")


def place(wanted, found):
    return found.index(wanted) + 1 if wanted in found else 0


def main():
    path, config, mu_home = sys.argv[1:4]
    env = dict(os.environ, NOTMUCH_CONFIG=config)
    by_message, by_thread, mu = [], [], []
    for message_id, who, when, words in items(path):
        query = notmuch_query(who, when, words)
        found = run(["notmuch", "search", "--output=messages", "--limit=10", query], env)
        by_message.append(place("id:" + message_id, found))
        thread = run(["notmuch", "search", "--output=threads", "id:" + message_id], env)
        threads = run(["notmuch", "search", "--output=threads", "--limit=10", query], env)
        by_thread.append(place(thread[0], threads) if thread else 0)
        found = run(["mu", "find", "--muhome=" + mu_home, "--fields=i", "--sortfield=date", "--reverse",
                     "--maxnum=10", mu_query(who, when, words)])
        mu.append(place(message_id, found))
    report("notmuch, messages", by_message)
    report("notmuch, threads", by_thread)
    report("mu, messages", mu)


main()
