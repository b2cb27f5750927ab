#!/usr/bin/env python3
"""The state on disk: the real program on a served tenant, run by users whose state folder is not as it should be.

    Tests/state.py PROGRAM

A state folder that cannot be written stops changes and nothing else; one that somebody else could write is trusted by
nobody; a full disk loses nothing; and no token is in anything that is left behind, after a kill too.
"""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import served

GUEST = 65534
OTHER = 65533
APPLY = 'source cloud; allow everyone; apply because "CHG1";'
TIME = 120


class Checks:
    def __init__(self):
        self.failed = 0
        self.passed = 0

    def that(self, name, holds, beside=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"failed: {name}\n{beside}")


class User:
    """Runs the program as a user without rights, or as this one where that is not possible."""

    def __init__(self, program, service, home, uid=GUEST):
        self.program, self.service, self.home, self.uid = program, service, home, uid

    def command(self, arguments):
        prefix = []
        if os.geteuid() == 0:
            prefix = ["setpriv", "--reuid", str(self.uid), "--regid", str(self.uid), "--clear-groups"]
        return [*prefix, self.program, *arguments]

    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": str(self.home), **self.service.environment}

    def run(self, *arguments):
        done = subprocess.run(
            self.command(arguments), env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=TIME, check=False)
        return done.returncode, done.stdout + done.stderr

    def live(self, script, *options):
        return self.run("run", "--live", *options, "-c", script)

    def apply(self, script=APPLY):
        return self.live(script, "--yes", "contoso.com")

    def killed(self, script, after):
        """Starts an apply and kills it without warning."""
        process = subprocess.Popen(
            self.command(["run", "--live", "--yes", "contoso.com", "-c", script]), env=self.environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=TIME)


def owned(path, mode, uid=GUEST):
    path.mkdir(mode=mode)
    if os.geteuid() == 0:
        os.chown(path, uid, uid)
    path.chmod(mode)
    return path


def state(home):
    return home / ".local/state/photopolicy"


def close(folder):
    """Makes a folder in which nothing can be written."""
    for file in folder.iterdir():
        file.chmod(0o400)
    folder.chmod(0o500)


def read_only_state(user, checks, folder):
    policies, mailboxes = folder / "policies.csv", folder / "mailboxes.csv"
    policies.write_text("Name,SetPhotoEnabled\nOwaMailboxPolicy-Default,True\nNo photos,False\n")
    mailboxes.write_text('PrimarySmtpAddress,OwaMailboxPolicy\nemployee@contoso.com,No photos\n')
    for file in (policies, mailboxes):
        file.chmod(0o644)
    status, said = user.run("import", "owa", "--live", str(policies), str(mailboxes))
    checks.that("mailbox policies are imported", status == 0, said)
    status, said = user.apply()
    checks.that("a change under a good state folder", status == 0, said)
    close(state(user.home))
    status, said = user.live("expect source cloud; show mailbox policies; show history;")
    checks.that("reading goes on under a read-only state folder", status == 0 and "No photos" in said, said)
    checks.that("the history is told", "CHG1" in said, said)
    status, said = user.live("expect source cloud;", "--read-only")
    checks.that("so does --read-only", status == 0, said)
    status, said = user.run("history")
    checks.that("so does `history`", status == 0 and "CHG1" in said, said)
    status, said = user.apply("source any; apply;")
    checks.that("a change is refused", status == 66 and "journal" in said, said)
    status, said = user.live("expect source cloud;")
    checks.that("and was not made", status == 0, said)


def homes_of_others(user, checks, folder):
    # Like /tmp: open to all, with the sticky bit, and somebody else was there first.
    home = owned(folder / "sticky", 0o1777, uid=0)
    owned(home / ".local", 0o755, uid=OTHER)
    shared = User(user.program, user.service, home)
    status, said = shared.apply("source any; apply;")
    checks.that("no change is made with a folder below one of somebody else", status == 66, said)
    status, said = shared.live("expect source cloud;")
    checks.that("reading goes on there", status == 0, said)
    # Each user has a folder that the other cannot look into.
    first, second = owned(folder / "first", 0o755), owned(folder / "second", 0o755, uid=OTHER)
    for home, uid in ((first, GUEST), (second, OTHER)):
        status, said = User(user.program, user.service, home, uid).live("show policy;")
        checks.that(f"a run of user {uid}", status == 0, said)
        checks.that(f"the folder of user {uid} is closed", state(home).stat().st_mode & 0o777 == 0o700)
    stranger = User(user.program, user.service, first, OTHER)
    status, said = stranger.apply("source any; apply;")
    checks.that("a home of another user serves for no change", status == 66, said)


def fill(folder):
    with contextlib.suppress(OSError), open(folder / "filler", "wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def full_disk(user, checks, folder):
    home = folder / "full"
    home.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(home)], check=False).returncode:
        print("skipped: a full disk (needs tmpfs)")
        return
    try:
        os.chown(home, GUEST, GUEST)
        full = User(user.program, user.service, home)
        fill(home)
        status, said = full.live("show policy;")
        checks.that("a first run on a full disk", status == 0, said)
        status, said = full.live("show policy;")
        checks.that("and one after it", status == 0, said)
        (home / "filler").unlink()
        status, said = full.live("show policy;")
        checks.that("a run on a small disk", status == 0, said)
        fill(home)
        status, said = full.live("expect source cloud;")
        checks.that("reading goes on with a full disk", status == 0, said)
        status, said = full.apply("source any; apply;")
        checks.that("a change is refused with a full disk", status == 66, said)
        status, said = full.live("expect source cloud;")
        checks.that("and was not made there", status == 0, said)
        (home / "filler").unlink()
        status, said = full.apply("source any; apply;")
        checks.that("with room again it is made", status == 0, said)
        status, said = full.apply()
        checks.that("and the other way round", status == 0, said)
    finally:
        subprocess.run(["umount", str(home)], check=False)


def kills(user, checks, folder):
    home = owned(folder / "killed", 0o755)
    killed = User(user.program, user.service, home)
    for after in (0.05, 0.1, 0.2, 0.4, 0.8):
        killed.killed('source onPremises; apply despite on-premises-without-sync;', after)
        killed.killed(APPLY, after)
    status, said = killed.live("show policy;")
    checks.that("a run after kills", status == 0, said)


def left_behind(service, checks, folder):
    secrets = [service.token.encode()]
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink() and file.name not in ("program", "control"):
            content = file.read_bytes()
            checks.that(f"no token in {file.relative_to(folder)}", not any(secret in content for secret in secrets))


def main(program):
    checks = Checks()
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        copy = str(folder / "program")
        shutil.copy(program, copy)
        service = stack.enter_context(
            served.Served(copy, ["contoso-2026"], "people.admin@contoso.com", [], [], name))
        user = User(copy, service, owned(folder / "home", 0o755))
        status, said = user.run("--version")
        if status:
            print(f"skipped: the program does not run as another user\n{said}")
            return 0
        read_only_state(user, checks, folder)
        if os.geteuid() == 0:
            homes_of_others(user, checks, folder)
            full_disk(user, checks, folder)
        else:
            print("skipped: homes of others and a full disk (needs root)")
        kills(user, checks, folder)
        left_behind(service, checks, folder)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
