"""Transcripts: the console blocks of README.md and the pages in Docs, run again.

    python3 Tests/transcripts.py PROGRAM                   compare every block
    python3 Tests/transcripts.py PROGRAM Docs/prompt.md    only the blocks of these files
    python3 Tests/transcripts.py PROGRAM --record [FILE…]  write the blocks anew, to be reviewed as a diff

Python 3.9 or later, standard library only. PROGRAM is the path of the built program; one without network code will do.

A block begins with ```console. In it a line that begins with `$ ` is a command, lines below it that begin with `> `
continue it, and what stands below that is what the command prints, standard output and standard error together:

    ```console
    $ cat >hello.photo <<'END'
    > print "hello";
    > END
    $ photopolicy hello.photo
    hello
    ```

A block is one session of bash, in a fresh folder that holds Scripts/runbooks and a Scripts/photopolicy that runs
PROGRAM; `photopolicy` on the path does the same. So files, variables, `cd` and `$?` last from one command to the next,
and no longer than the block. Output is a terminal of 80 columns without colours, standard input is empty, HOME and the
XDG folders are empty too.

A block of another kind (```text, ```photo) and indented lines are not run.
"""

import concurrent.futures
import difflib
import fcntl
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROWS, COLUMNS = 24, 80
# The time limit of one command, in seconds.
TIMEOUT = 30

# The mark that bash writes before each command: a character that occurs in no output.
MARK = "\x1e"

# Run before each command: writes the mark, then restores the statuses of the last command for `$?` and `PIPESTATUS`.
BEFORE = r"""
_last=("${PIPESTATUS[@]}")
printf '\x1e'
case ${#_last[@]} in
1) (exit ${_last[0]}) ;;
2) (exit ${_last[0]}) | (exit ${_last[1]}) ;;
*) (exit ${_last[0]}) | (exit ${_last[1]}) | (exit ${_last[2]}) ;;
esac
"""


# ---------------------------------------------------------------------------------------------------------------------
# Blocks


class Command:
    """Its lines as in the file, and the output below them."""

    def __init__(self, line):
        self.lines, self.output = [line], []

    def source(self):
        return "\n".join(line[2:] for line in self.lines)


class Block:
    def __init__(self, file, start, fence):
        self.file, self.start, self.fence = file, start, fence
        self.commands, self.faults = [], []

    def name(self):
        return f"{shown(self.file)}:{self.start}"

    def add(self, line):
        last = self.commands[-1] if self.commands else None
        if line.startswith("$ "):
            self.commands.append(Command(line))
        elif not last:
            self.faults.append(f"a block begins with a command, not with {line!r}")
        elif (line == ">" or line.startswith("> ")) and not last.output:
            last.lines.append(line)
        else:
            last.output.append(line)

    def text(self, outputs):
        lines = []
        for command, output in zip(self.commands, outputs):
            lines += command.lines + output
        return lines

    def recorded(self):
        return self.text([command.output for command in self.commands])


OPENING = re.compile(r"^(`{3,})console$")


def pieces(file):
    """The file as lines and blocks, in order; the lines of the fences count as lines."""
    found, block = [], None
    for number, line in enumerate(file.read_bytes().decode().split("\n"), 1):
        opening = OPENING.match(line)
        if block:
            if line == block.fence:
                block = None
                found.append(line)
            else:
                block.add(line)
        else:
            found.append(line)
            if opening:
                block = Block(file, number, opening[1])
                found.append(block)
    if block:
        block.faults.append("the block has no end")
    return found


def shown(file):
    return str(file.relative_to(ROOT)) if ROOT in file.parents else str(file)


# ---------------------------------------------------------------------------------------------------------------------
# Running a block


def terminal():
    """The two ends of a terminal that passes bytes through unchanged."""
    ours, theirs = pty.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return ours, theirs


def furnish(root):
    """The folder that a block runs in, and the environment of its shell."""
    folder, home, path = root / "run", root / "home", root / "bin"
    (folder / "Scripts").mkdir(parents=True)
    home.mkdir()
    path.mkdir()
    shutil.copytree(ROOT / "Scripts/runbooks", folder / "Scripts/runbooks")
    for place in [folder / "Scripts/photopolicy", path / "photopolicy"]:
        place.write_text(f'#!/bin/sh\nexec {shlex.quote(PROGRAM)} "$@"\n')
        place.chmod(0o755)
    environment = {
        "PATH": f"{path}:{os.environ.get('PATH', '/usr/bin:/bin')}", "HOME": str(home), "LC_ALL": "C.UTF-8",
        "TZ": "UTC", "TERM": "dumb", "NO_COLOR": "1", "PAGER": "cat",
    }
    for name in ["CONFIG", "STATE", "DATA", "CACHE"]:
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    return folder, environment


def read(end, deadline):
    """Reads what comes next: None when nothing came in time, empty when the other end is closed."""
    ready, _, _ = select.select([end], [], [], max(0, deadline - time.monotonic()))
    if not ready:
        return None
    try:
        return os.read(end, 65536)
    except OSError:
        # This is how Linux reports that the other end was closed.
        return b""


def run(block):
    """What each command of a block prints, as lines."""
    root = pathlib.Path(tempfile.mkdtemp(dir=SCRATCH, prefix=""))
    try:
        folder, environment = furnish(root)
        script = root / "script"
        script.write_text("".join(BEFORE + command.source() for command in block.commands), encoding="utf-8")
        ours, theirs = terminal()
        process = subprocess.Popen(
            ["bash", "--norc", str(script)], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs,
            stderr=theirs, start_new_session=True)
        os.close(theirs)
        written, deadline = b"", time.monotonic() + TIMEOUT
        while chunk := read(ours, deadline):
            written += chunk
            if MARK.encode() in chunk:
                deadline = time.monotonic() + TIMEOUT
        if chunk is None:
            written += f"\nnot ended after {TIMEOUT} seconds\n".encode()
            block.faults.append(f"a command did not end in {TIMEOUT} seconds")
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(ours)
    finally:
        shutil.rmtree(root)
    # A word of the same length, so that lines wrap at the same places on every machine.
    text = written.decode(errors="replace").replace(str(root), "/TEMPORARY".ljust(len(str(root)), "-"))
    before, *outputs = text.split(MARK)
    if before or len(outputs) != len(block.commands):
        block.faults.append(f"{len(outputs)} of {len(block.commands)} commands were begun")
    return [output.removesuffix("\n").split("\n") if output else [] for output in outputs]


def check(block, outputs):
    """Notes outputs that could not be read back from the file."""
    for output in outputs:
        if output and re.match(r"> |>$", output[0]):
            block.faults.append(f"an output that begins so reads as the rest of its command: {output[0]}")
        for line in output:
            if line.startswith("$ ") or line == block.fence:
                block.faults.append(f"a line of output reads as a command or as the end of the block: {line}")


def replay(block):
    """What a block should say now, and the differences as text, empty when there are none."""
    try:
        lines = block.recorded()
        if not block.faults:
            outputs = run(block)
            check(block, outputs)
            lines = block.text(outputs)
        differences = list(block.faults)
        if lines != block.recorded():
            name = block.name()
            differences += difflib.unified_diff(block.recorded(), lines, name, name + " (now)", lineterm="", n=2)
        return lines, "\n".join(differences)
    except Exception as error:  # what is wrong with one block leaves the others alone
        block.faults.append(f"{type(error).__name__}: {error}")
        return block.recorded(), "\n".join(block.faults)


# ---------------------------------------------------------------------------------------------------------------------


def main(names, isRecording):
    files = [pathlib.Path(name).resolve() for name in names]
    files = files or [ROOT / "README.md", *sorted((ROOT / "Docs").glob("*.md"))]
    found = {file: pieces(file) for file in files}
    blocks = [piece for file in files for piece in found[file] if isinstance(piece, Block)]
    passed = failed = 0
    now = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for block, (lines, differences) in zip(blocks, pool.map(replay, blocks)):
            now[block] = lines
            if block.faults or differences and not isRecording:
                failed += 1
                print(f"{block.name()}:\n{differences}\n")
            else:
                passed += 1
    if not blocks:
        print("no file has a console block")
        failed += 1
    if isRecording:
        for file in files:
            if any(isinstance(piece, Block) and piece.faults for piece in found[file]):
                print(f"{shown(file)} is left as it was")
                continue
            parts = [now[piece] if isinstance(piece, Block) else [piece] for piece in found[file]]
            text = "\n".join(line for part in parts for line in part)
            if text != file.read_bytes().decode():
                file.write_bytes(text.encode())
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--record"]
    if not arguments or any(argument.startswith("-") for argument in arguments):
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(arguments[0])
    SCRATCH = tempfile.mkdtemp(dir="/tmp", prefix="transcripts-")
    try:
        status = main(arguments[1:], "--record" in sys.argv)
    finally:
        shutil.rmtree(SCRATCH)
    sys.exit(status)
