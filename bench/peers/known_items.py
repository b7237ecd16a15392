#!/usr/bin/env python3
"""Known items in notmuch and mu: the same items that dev.kith.bench.KnownItems puts to Kith.

Usage: known_items.py ITEMS NOTMUCH_CONFIG MU_HOME
An item a line: Message-ID, tab, query as it is typed for Kith. It is put into the words of each peer: days as a range,
attachments by their tag or flag, file names by a part; acts, which neither knows, are left out.
Both peers know no ranking: newest first, as their users see it.
"""
import calendar
import math
import os
import re
import subprocess
import sys


def items(path):
    for line in open(path, encoding="utf-8"):
        yield line.rstrip("\n").split("\t")


def days(when):
    """The first and the last day of a year, a month or a day."""
    parts = [int(part) for part in when.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 0
    if not month:
        return (year, 1, 1), (year, 12, 31)
    if len(parts) > 2:
        return tuple(parts), tuple(parts)
    return (year, month, 1), (year, month, calendar.monthrange(year, month)[1])


def span(query, form):
    """Taken out of the query: its days, each end written as `form` says or empty."""
    first = last = None
    rest = []
    for part in re.findall(r'[^\s"]*"[^"]*"|\S+', query):
        name, _, value = part.partition(":")
        if not value:
            rest.append(part)
        elif name == "date":
            first, last = days(value)
        elif name == "after":
            first = days(value)[0]
        elif name == "before":
            last = days(value)[0]
        else:
            rest.append(part)
    return rest, [day and form % day for day in (first, last)]


def translated(query, form, has, filename):
    rest, (first, last) = span(query, form)
    words = [f"date:{first or ''}..{last or ''}"] if first or last else []
    for part in rest:
        name, _, value = part.partition(":")
        if name == "has" and value == "attachment":
            words.append(has)
        elif name == "filename":
            words.append(filename % value)
        elif name != "act":
            words.append(part)
    return " ".join(words)


def notmuch_query(query):
    return translated(query, "%04d-%02d-%02d", "tag:attachment", "attachment:%s")


def mu_query(query):
    return translated(query, "%04d%02d%02d", "flag:attach", "file:/%s/")


def run(command, env=None):
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


def share(found, of):
    """A share with Wilson's interval."""
    z, part = 1.96, found / of
    middle = (part + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(part * (1 - part) / of + z * z / (4 * of * of))
    return f"{part:.3f} ({middle - half:.3f} to {middle + half:.3f})"


def report(name, places):
    first = sum(place == 1 for place in places)
    ten = sum(1 <= place <= 10 for place in places)
    print(f"{name}: {len(places)} items, first {share(first, len(places))}, among ten {share(ten, len(places))}")


def place(wanted, found):
    return found.index(wanted) + 1 if wanted in found else 0


def main():
    path, config, mu_home = sys.argv[1:4]
    env = dict(os.environ, NOTMUCH_CONFIG=config)
    by_message, by_thread, mu = [], [], []
    for message_id, typed in items(path):
        query = notmuch_query(typed)
        found = run(["notmuch", "search", "--output=messages", "--limit=10", query], env)
        by_message.append(place("id:" + message_id, found))
        thread = run(["notmuch", "search", "--output=threads", "id:" + message_id], env)
        threads = run(["notmuch", "search", "--output=threads", "--limit=10", query], env)
        by_thread.append(place(thread[0], threads) if thread else 0)
        found = run(["mu", "find", "--muhome=" + mu_home, "--fields=i", "--sortfield=date", "--reverse",
                     "--maxnum=10", mu_query(typed)])
        mu.append(place(message_id, found))
        if os.environ.get("VERBOSE"):
            print(by_message[-1], by_thread[-1], mu[-1], query)
    report("notmuch, messages", by_message)
    report("notmuch, threads", by_thread)
    report("mu, messages", mu)


if __name__ == "__main__":
    main()
