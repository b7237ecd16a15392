#!/usr/bin/env python3
"""Reminders in a real Thunderbird: the link opens a composer, the sent mail settles it, a word answers it, deletion
dismisses it, and a time in Bcc brings a mail back. Kith in front of a real Dovecot and a real Postfix.

    thunderbird_reminders.py CLIENTS [OUT]     CLIENTS: the folder with marionette.py; OUT keeps the screenshots

Prints a line a check and closes with "N passed, N failed".
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import check, close
from kith import Kith
from reminders import ALICE, about, kiths, kiths_of, person, plain, until
from server import Server, free_ports

SEND = """
  const send = c => new Promise((res, rej) => {
    c.gMsgCompose.addMsgSendListener({ onStartSending() {}, onProgress() {}, onSendProgress() {}, onStatus() {},
      onGetDraftFolderURI() {}, onSendNotPerformed() { rej(new Error("not sent")); }, onTransportSecurityError() {},
      onStopSending(id, status, msg) { Components.isSuccessCode(status) ? res(true) : rej(new Error(msg)); },
      QueryInterface: ChromeUtils.generateQI(["nsIMsgSendListener"]) });
    c.goDoCommand("cmd_sendNow");
  }).then(() => until("compose window to close", () => c.closed));
  const seen = c => ({to: [...c.document.querySelectorAll("mail-address-pill")].map(p => p.fullAddress),
    subject: c.document.getElementById("msgSubject").value, body: c.gMsgCompose.editor.document.body.innerText});
  const write = (c, words) => { c.gMsgCompose.editor.endOfDocument(); c.gMsgCompose.editor.insertText(words); };
  const message = () => win.document.getElementById("tabmail").currentAboutMessage || pane().messageBrowser.contentWindow;
"""


class Thunderbird:
    """One Thunderbird under its own X server, driven by Marionette."""

    def __init__(self, clients, folder, out):
        sys.path.insert(0, str(clients))
        self.helpers = (clients / "tbhelpers.js").read_text() + SEND
        self.folder, self.out, self.children = folder, out, []
        self.profile = folder / "profile"

    def start(self, kith):
        import marionette
        import tbprofile
        port, = free_ports(1)
        tbprofile.write(str(self.profile), "127.0.0.1", kith.imap, kith.smtp, kith.user, ALICE, "plain", "plain", port)
        home = self.folder / "home"
        home.mkdir()
        reading, writing = os.pipe()
        self._spawn(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                    pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        self.env = os.environ | {
            "DISPLAY": ":" + os.read(reading, 20).decode().strip(), "HOME": str(home), "XDG_RUNTIME_DIR": str(home),
            "MOZ_CRASHREPORTER_DISABLE": "1", "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1", "LC_ALL": "C.UTF-8",
            "TZ": "UTC", "GDK_BACKEND": "x11", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        log = open(self.out / "thunderbird.log", "a")
        mail = self._spawn(["thunderbird", "--profile", str(self.profile), "--no-remote", "--marionette",
                            "--remote-allow-system-access"], env=self.env, stdout=log, stderr=log)
        self.marionette = marionette.Marionette(port, timeout=120, alive=lambda: mail.poll() is None)
        self.marionette.chrome()
        self.js("""
          for (const o of ["imap://127.0.0.1", "smtp://127.0.0.1"]) {
            const l = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
            l.init(o, null, o, args[0], args[1], "", "");
            await Services.logins.addLoginAsync(l);
          }
          await until('main window', () => win && pane()?.folderPane && pane().folderTree, 60000);
          win.moveTo(0, 0); win.resizeTo(1280, 900);
          await until('inbox', () => inbox(), 60000);
          await show(inbox());""", kith.user, kith.password, timeout=130)
        return self

    def _spawn(self, command, **how):
        self.children.append(subprocess.Popen(command, **how))
        return self.children[-1]

    def js(self, script, *args, timeout=60):
        return self.marionette.js(self.helpers + script, *args, timeout=timeout)

    def open(self, words):
        """Opens the message with these words in its subject, and waits for its text."""
        self.js("""inbox().getNewMessages(win.msgWindow, null);
          const h = await until('a message about ' + args[0], () => bySubject(inbox(), args[0]), 40000);
          await select(h); await until('its text', () => shownText().length > 100, 30000);""", words, timeout=80)

    def click(self, start):
        """A real mouse on a link of the message that is shown."""
        x, y = self.js("""
          const doc = pane().messageBrowser.contentWindow.getMessagePaneBrowser().contentDocument;
          const a = [...doc.querySelectorAll("a")].find(x => x.href.startsWith(args[0]));
          a.scrollIntoView({block: "center"});
          await sleep(300);
          const r = a.getBoundingClientRect(), w = doc.defaultView;
          return [w.mozInnerScreenX + r.x + 20, w.mozInnerScreenY + r.y + r.height / 2];""", start)
        subprocess.run(["xdotool", "mousemove", str(int(x)), str(int(y)), "click", "1"], env=self.env, check=True)

    def shot(self, name):
        time.sleep(0.5)
        subprocess.run(["import", "-window", "root", self.out / f"{name}.png"], env=self.env, check=True, timeout=30)

    def stop(self):
        for child in reversed(self.children):
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def later(hours):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=hours)).isoformat(timespec="seconds")


def main():
    clients = Path(sys.argv[1]).resolve()
    if not (clients / "marionette.py").exists():
        print("no client harness beside the checkout: reminders in Thunderbird are left out")
        return 0
    folder = Path(tempfile.mkdtemp(prefix="kith-tb-reminders-"))
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / "out"
    out.mkdir(exist_ok=True)
    server = Server(folder / "server", {"alice": "alice-secret", "bob": "bob-secret", "carol": "carol-secret"}).start()
    kith = Kith(folder / "kith", server, "alice", ALICE, imap="plain", extra="reminders: { quiet: off, days: all }\n")
    thunderbird = Thunderbird(clients, folder, out)
    try:
        for name in ("carol", "bob", "emil"):
            person(server, name)
        kith.start("--yes")
        thunderbird.start(kith)
        drive(server, kith, thunderbird)
    finally:
        thunderbird.stop()
        kith.stop()
        server.stop()
    ended = close()
    if ended == 0 and len(sys.argv) < 3:
        shutil.rmtree(folder, ignore_errors=True)
    return ended


def drive(server, kith, thunderbird):
    took = until(lambda: len(kiths(server)) >= 3, 120)
    check("three reminders arrive", took is not None, took)
    write(server, thunderbird)
    answer(server, thunderbird)
    emil = next(iter(about(server, "Emil").values()))["Message-ID"]
    delete(server, thunderbird)
    bcc(server, thunderbird)

    # two hours later
    kith.stop()
    kith.start("--yes", "--at", later(2))
    thunderbird.open("as you asked")
    thunderbird.shot("5-came-back")
    back = about(server, "as you asked")
    check("the mail with a time in Bcc comes back, once", len(back) == 1 and "the list" in plain(next(iter(back.values()))), len(back))
    log = until(lambda: any(emil in line and ": deleted" in line for line in logged(kith)), 90)
    check("deletion is noticed", log is not None, log)
    check("and the reminder does not come back", not about(server, "Emil"))


def logged(kith):
    return [line for file in (kith.data / "log").glob("*") for line in file.read_text(errors="replace").splitlines()]


def write(server, thunderbird):
    _, carol = next(iter(about(server, "Carol").items()))
    thunderbird.open("Carol")
    thunderbird.shot("1-reminder")
    thunderbird.click("mailto:carol@")
    seen = thunderbird.js("const c = await composeReady(); return seen(c);")
    thunderbird.shot("2-composer")
    check("the link opens a composer to the person alone", [t for t in seen["to"] if "carol@kith.test" in t] == seen["to"] != [],
          seen["to"])
    check("under the subject of the last mail", seen["subject"] == "Re: The concert in spring", seen["subject"])
    check("with nothing but the usual greeting in it", seen["body"].strip() in ("", "Hi,"), json.dumps(seen["body"]))
    thunderbird.js("""const c = wm("msgcompose")[0]; write(c, "shall I call you about the two dates?"); await send(c);""")
    got = until(lambda: kiths_of(server, "carol", "shall I call you"), 30)
    check("the mail arrives", got is not None, got)
    took = until(lambda: not about(server, "Carol"), 60)
    check("and settles the reminder", took is not None, took)
    took = until(lambda: thunderbird.js("return !bySubject(inbox(), 'Carol Reyes:')"), 30)
    check("Thunderbird's list has let go of it", took is not None, took)
    check("nothing of Kith went along", not kiths_of(server, "carol", "kith.invalid"))


def answer(server, thunderbird):
    thunderbird.open("Bob")
    seen = thunderbird.js("""message().commandController.doCommand("cmd_reply");
      const c = await composeReady(); c.gMsgCompose.editor.beginningOfDocument(); c.gMsgCompose.editor.insertText("done");
      return seen(c);""")
    thunderbird.shot("3-answer")
    check("an answer goes to Kith alone", len(seen["to"]) == 1 and "@kith.invalid" in seen["to"][0], seen["to"])
    thunderbird.js("""await send(wm("msgcompose")[0]);""")
    took = until(lambda: not about(server, "Bob"), 60)
    check("one word as an answer is carried out", took is not None, took)
    check("and nobody had it", not kiths_of(server, "bob", "kith.invalid"))


def delete(server, thunderbird):
    thunderbird.open("Emil")
    thunderbird.js("""const id = bySubject(inbox(), "Emil").messageId; pane().commandController.doCommand("cmd_delete");
      await until("row gone", () => !headers(inbox()).some(x => x.messageId == id));""")
    took = until(lambda: about(server, "Emil", "Trash"), 30)
    check("a reminder can be deleted", took is not None, took)


def bcc(server, thunderbird):
    seen = thunderbird.js("""
      const p = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
      p.composeFields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
      p.type = Ci.nsIMsgCompType.New; p.format = Ci.nsIMsgCompFormat.PlainText;
      p.composeFields.to = "bob@kith.test"; p.composeFields.bcc = "1h@kith.invalid"; p.composeFields.subject = "The rota";
      p.composeFields.body = "Dear Bob, could you send me the list?";
      p.identity = MailServices.accounts.defaultAccount.defaultIdentity;
      MailServices.compose.OpenComposeWindowWithParams(null, p);
      const c = await composeReady(); return seen(c);""")
    thunderbird.shot("4-bcc")
    thunderbird.js("""await send(wm("msgcompose")[0]);""")
    got = until(lambda: kiths_of(server, "bob", "send me the list"), 30)
    check("a mail with a time in Bcc goes out", got is not None, seen["to"])
    check("without the time", not kiths_of(server, "bob", "kith.invalid"))


if __name__ == "__main__":
    sys.exit(main())
