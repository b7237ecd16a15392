#!/usr/bin/python3
"""Kith, notmuch and mu over the same mail: import and size of the index; Kith and notmuch: warm queries; Kith: completion.

Usage: bench/peers/side_by_side.py [--work FOLDER] [--keep] (--generated COUNT | MAILDIR | MBOX)...

Needs Debian's notmuch, python3-notmuch2, maildir-utils and, once, `./mvnw -Pbench,quick -DskipTests package`. All three
get one Maildir: mbox files are cut into one, --generated makes the mail of dev.kith.bench.MailGenerator (seed 7). CPU
is user and system time of the process and what it started. Queries are drawn from the mail (seed 7) and put in turn to
Kith's index and to notmuch's library, each in a process of its own that is warm: the count and the newest fifty with
subject and sender. mu is asked nothing: its library has no way in from outside, and a command would measure its start.
"""
import argparse
import collections
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
WARM_ALL, WARM, ROUNDS, EACH = 10, 5, 15, 12


def java():
    for line in subprocess.run(["sh", "-c", 'for j in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*; do '
                                'grep -qs \'^JAVA_VERSION="25[".]\' "$j/release" && echo "$j/bin/java"; done'],
                               capture_output=True, text=True, check=False).stdout.splitlines():
        return line
    sys.exit("no Java 25 was found")


def bench(main, *args, **how):
    path = os.pathsep.join([str(HOME / "bench/target/classes"), str(HOME / "app/target/lib/*")])
    command = [java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
               "-cp", path, "dev.kith.bench." + main, *map(str, args)]
    return subprocess.Popen(command, text=True, stderr=subprocess.DEVNULL, **how)


def cut(mbox, maildir, number):
    """Cuts an mbox file into a Maildir; returns the next free number."""
    lines = []

    def write():
        if lines:
            folder = maildir / "cur"
            (folder / f"{number}.bench:2,S").write_bytes(b"".join(lines))
    blank = True
    with open(mbox, "rb") as text:
        for line in text:
            if blank and line.startswith(b"From "):
                write()
                number += bool(lines)
                lines = []
            else:
                lines.append(line)
            blank = line in (b"\n", b"\r\n")
    write()
    return number + 1


def gather(args, work):
    maildir = work / "mail"
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True)
    number = 0
    if args.generated:
        bench("MailGenerator", work / "generated.mbox", args.generated, 7).wait()
        number = cut(work / "generated.mbox", maildir, number)
        (work / "generated.mbox").unlink()
    for source in map(Path, args.mail):
        if source.is_dir():
            for file in source.rglob("*"):
                if file.is_file() and file.parent.name in ("cur", "new"):
                    shutil.copyfile(file, maildir / "cur" / f"{number}.bench:2,S")
                    number += 1
        else:
            number = cut(source, maildir, number)
    return maildir


def run(command, env=None):
    """CPU seconds and seconds on the clock."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr[-500:]}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return cpu, time.monotonic() - began


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def words_of(path):
    text = path.read_bytes()[:20000].decode("utf-8", "replace")
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    sender = re.search(r"(?mi)^from:.*?([a-z0-9._-]{3,})@", head)
    plain = [re.findall(r"[a-z]+", line.lower()) for line in body.split("\n")[:60] if not line.startswith(">")]
    return sender.group(1) if sender else "", plain


def queries(maildir):
    """A class of queries each with pairs: as Kith takes it, as notmuch does."""
    chance = random.Random(7)
    files = sorted((maildir / "cur").iterdir())
    sample = [words_of(file) for file in chance.sample(files, min(len(files), 3000))]
    seen = collections.Counter(word for _, lines in sample for word in {w for line in lines for w in line if len(w) > 3})
    order = [word for word, _ in seen.most_common()]
    common, middle = order[10:100], order[200:2000]
    rare = [word for word in order if seen[word] == 1]
    runs = [" ".join(line[i:i + 2]) for _, lines in sample for line in lines for i in range(len(line) - 1)
            if all(len(word) > 3 for word in line[i:i + 2])]
    senders = [sender for sender, _ in sample if sender]
    days = [(y, m) for y in range(2017, 2026) for m in (1, 7)]

    def same(kind, texts):
        return [(kind, text, text) for text in chance.sample(texts, min(EACH, len(texts)))]
    found = same("rare word", rare) + same("common word", common)
    found += same("phrase", [f'"{two}"' for two in runs])
    found += same("from", ["from:" + sender for sender in senders])
    found += same("two words", [f"{a} {b}" for a, b in zip(common, chance.sample(middle, len(common)))])
    found += same("prefix", [word[:4] + "*" for word in middle])
    found += [("half a year", f"after:{y}-{m:02}-01 before:{y + (m > 6)}-{'01' if m > 6 else '07'}-01",
               f"date:{y}-{m:02}-01..{y}-{'12-31' if m > 6 else '06-30'}") for y, m in chance.sample(days, EACH)]
    return found


class Kith:
    def __init__(self, index):
        self.process = bench("Answers", index, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, line):
        """Milliseconds and how many were found."""
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        nanos, count = self.process.stdout.readline().split()
        return int(nanos) / 1e6, int(count)


class Notmuch:
    def __init__(self, maildir, config):
        import notmuch2
        self.module = notmuch2
        self.database = notmuch2.Database(path=str(maildir), config=str(config))

    def ask(self, query):
        began = time.perf_counter()
        count = self.database.count_messages(query)
        for number, message in enumerate(self.database.messages(query, sort=self.database.SORT.NEWEST_FIRST)):
            if number == 50:
                break
            for field in ("Subject", "From"):
                try:
                    message.header(field)
                except LookupError:
                    pass
        return (time.perf_counter() - began) * 1e3, count


def at(times, share):
    times = sorted(times)
    return times[min(len(times) - 1, int(len(times) * share))]


def ask(kith, notmuch, asked):
    kinds = collections.defaultdict(lambda: ([], [], [], []))
    # a question warms what all of them go through: without this the class that is asked first is measured cold
    for _, ours, theirs in asked * WARM_ALL:
        kith.ask("find " + ours), notmuch.ask(theirs)
    for kind, ours, theirs in asked:
        for _ in range(WARM):
            kith.ask("find " + ours), notmuch.ask(theirs)
        rounds = [(kith.ask("find " + ours), notmuch.ask(theirs)) for _ in range(ROUNDS)]
        for name in (kind, "all"):
            mine, others, ratios, counts = kinds[name]
            mine.extend(one[0] for one, _ in rounds)
            others.extend(other[0] for _, other in rounds)
            ratios.append(at([one[0] / max(1e-6, other[0]) for one, other in rounds], 0.5))
            counts.append((rounds[0][0][1], rounds[0][1][1]))
    print(f"\n| queries | Kith p50 / p99 ms | notmuch's library p50 / p99 ms | paired ratio (least to most) | found |")
    print("| --- | --- | --- | --- | --- |")
    for kind, (mine, others, ratios, counts) in kinds.items():
        found = " / ".join(str(sum(count[i] for count in counts) // len(counts)) for i in (0, 1))
        print(f"| {kind} | {at(mine, .5):.2f} / {at(mine, .99):.2f} | {at(others, .5):.2f} / {at(others, .99):.2f} "
              f"| {at(ratios, .5):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) | {found} |")


def alone(kith, asked):
    """The same questions with no pause in which another process has the caches."""
    times = [kith.ask("find " + ours)[0] for _ in range(WARM + ROUNDS) for _, ours, _ in asked][WARM * len(asked):]
    print(f"\nqueries, Kith alone: p50 {at(times, .5):.2f} ms, p99 {at(times, .99):.2f} ms")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--work")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--generated", type=int)
    parser.add_argument("mail", nargs="*")
    args = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="kith-bench-", dir=args.work))
    try:
        measure(args, work)
    finally:
        if not args.keep:
            shutil.rmtree(work)


def measure(args, work):
    subprocess.run([HOME / "kith", "--version"], check=True, stdout=subprocess.DEVNULL)
    maildir = gather(args, work)
    files = list((maildir / "cur").iterdir())
    octets = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} messages, {octets:.0f} MB, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    config = work / "notmuch-config"
    config.write_text(f"[database]\npath={maildir}\n[user]\nname=Me\nprimary_email=me@example.org\n[new]\ntags=inbox\n")
    env = dict(os.environ, NOTMUCH_CONFIG=str(config))
    mu_home = work / "mu"
    run(["mu", "init", "--muhome=" + str(mu_home), "--maildir=" + str(maildir), "--my-address=me@example.org"])
    made = [
        ("Kith", run([HOME / "kith", "import", "--data", work / "kith", "--me", "me@example.org", maildir]),
         size(work / "kith/index")),
        ("notmuch", run(["notmuch", "new"], env), size(maildir / ".notmuch")),
        ("mu", run(["mu", "index", "--muhome=" + str(mu_home)]), size(mu_home)),
    ]
    run(["notmuch", "compact"], env)
    print("| import | CPU s | messages a CPU second | s on the clock | index MB | of the mail | CPU of Kith's |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, (cpu, clock), index in made:
        if name == "notmuch":
            index = size(maildir / ".notmuch")
            name = "notmuch, compacted"
        print(f"| {name} | {cpu:.1f} | {len(files) / cpu:.0f} | {clock:.1f} | {index:.0f} | {index / octets:.2f} "
              f"| {cpu / made[0][1][0]:.2f} |")
    kith = Kith(work / "kith/index")
    asked = queries(maildir)
    ask(kith, Notmuch(maildir, config), asked)
    alone(kith, asked)
    times = []
    for prefix in ("a", "be", "ma", "jo", "san", "al", "ke", "da"):
        times += [kith.ask("complete " + prefix)[0] for _ in range(WARM + ROUNDS)][WARM:]
    print(f"\ncompletion of a name: p50 {at(times, .5):.2f} ms, p99 {at(times, .99):.2f} ms; "
          f"load now {os.getloadavg()[0]:.1f}")
    kith.process.stdin.close()
    kith.process.wait()


main()
