"""Golden files: a source in, the real program run, what it writes out.

    python3 Tests/golden.py PROGRAM                   compare everything
    python3 Tests/golden.py PROGRAM statements marks  only the cases whose name begins so
    python3 Tests/golden.py PROGRAM --record [NAME…]  write the recorded files anew, to be reviewed as a diff
    … --without-network                               PROGRAM was built without network code

Python 3.9 or later, standard library only. PROGRAM is the path of the built program.

Each `Tests/Golden/FOLDER/NAME.photo` is a case. The program runs it in a fresh folder that holds the source as
`FOLDER/NAME.photo` and a copy of `Tests/Golden/inputs` as `inputs`, which the source and its settings name
`../inputs/…`. Standard output and standard error are terminals of 80 columns without colours, standard input is
empty, HOME and the XDG folders are empty too. `NAME.txt` beside the source holds what was written and the exit status;
`NAME.json` what `--output json` writes, as written, which has to end in a summary with the same exit status.

Comment lines at the head of a source say what a case needs beyond that. `FILE` stands for the source's name.

    # tenant: NAME or FILE        --simulate
    # command: check --fix FILE   in place of `run FILE`
    # arguments: --what-if …      added at the end
    # before: plan FILE --out p   run first, and must succeed; may occur several times
    # bytes: NAME 5000000 89 50   a file of that many bytes: these (hexadecimal), then zeros; `~/` is HOME
    # file: NAME                  a file whose content afterwards is recorded too
    # text only                   the command knows no `--output json`
    # network                     only a program with network code can do it
    # without network             only a program without network code says this

A live tenant is a simulated one that `serve` plays, on a machine's own address; its cases are for a program with
network code, and what differs from run to run (addresses, times, the ids of requests) is replaced in what they write.

    # serve: NAME --throttle 1    with `--live`, and with an account's token, on this tenant
    # operator: ACCOUNT           the account; by default, a Global Administrator
    # scopes: NAME NAME           what the token grants; by default, everything that is asked for
    # variable: NAME VALUE        in the environment; an empty value removes a variable
    # fault: {"kind":"cutAfter"}  a fault of the control endpoint
    # answer: METHOD END 200 {…}  the answer to requests with a path that ends in END; with `after METHOD` in front,
    #                             only once a request with that method has been made

In `Tests/Golden/marks` a comment line says which report the statement line above it has to have. Carets stand under the
exact span, `...` after them when it goes on in a later line, `|` before a place without length; then the code and how
the message begins. Every report has to have its mark and every mark its report. Such sources are checked against the
tenant `contoso`, or the one that a `# tenant:` line names.

      allow roles [UsrAdmin];
    #              ^^^^^^^^ role-unknown: there is no role

At last each code that the program knows has to stand in some recorded file, or below in NOT_SHOWN.
"""

import concurrent.futures
import contextlib
import datetime
import difflib
import fcntl
import json
import os
import pathlib
import pty
import re
import selectors
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

import served

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "Tests/Golden"
MARKS = "marks"
INPUTS = "inputs"
ROWS, COLUMNS = 24, 80
# The length of a date varies from day to day, so the output of live cases is not wrapped.
LIVE_COLUMNS = 400
TIMEOUT = 30
# A read-back may take a minute.
LIVE_TIMEOUT = 90

# The enums whose raw values are codes, by file.
ENUMS = {
    "Sources/PhotoLanguage/SyntaxCode.swift": "SyntaxCode",
    "Sources/Resolution/CheckCode.swift": "CheckCode",
    "Sources/Interpreter/TenantWriter.swift": "ChangeCode",
    "Sources/Interpreter/Reports+Answers.swift": "Code",
    "Sources/Tenants/TenantCode.swift": "TenantCode",
    "Sources/Runner/ProgramCode.swift": "ProgramCode",
    "Sources/PhotoPolicy/Reason.swift": "Reason",
    "Sources/PhotoPolicy/Finding.swift": "FindingCode",
    "Sources/Files/FileError.swift": "Code",
    "Sources/LiveChanges/Journal.swift": "Code",
    "Sources/MicrosoftGraph/LiveCode.swift": "LiveCode",
}

# Codes that no case can show, with the reason.
NOT_SHOWN = {
    "application-not-supported": "no question is about an application; the finding operator-may-not-apply says it",
    "command-unknown": "said at the prompt, which has tests of its own",
    "editor-failed": "said at the prompt, which has tests of its own",
    "nothing-to-save": "said at the prompt, which has tests of its own",
    "internal-fault": "nobody knows how to bring one about",
    "interrupted": "takes a signal at the right moment, as Tests/exit-status.sh sends it",
    "wrong-account": "takes a second person at a sign-in that is repeated; SignInTests has one",
    "journal-locked": "takes a second process that changes the tenant at that moment; the crash tests have it",
    "changed-meanwhile": "takes a sending that was lost and a change by others before the next; SendingAgainTests has it",
    "journal-newer": "takes a journal of a later version; StorageTests makes one",
    "file-locked": "takes a second process that holds the file at that moment",
    "source-too-large": "takes 4 GiB, and no file of more than 256 MB is read",
}


# ---------------------------------------------------------------------------------------------------------------------
# Running the program


class Ran:
    def __init__(self, output, error, status):
        self.output, self.error, self.status = output, error, status
        self.files = {}


def terminal(columns):
    """The two ends of a terminal that passes bytes through unchanged."""
    ours, theirs = pty.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    return ours, theirs


def run(arguments, folder, home, variables, columns=COLUMNS):
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC",
        "TERM": "dumb", "NO_COLOR": "1", "PAGER": "cat",
    }
    for name in ["CONFIG", "STATE", "DATA", "CACHE"]:
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    environment.update(variables)
    timeout = LIVE_TIMEOUT if "PHOTOPOLICY_GRAPH_ENDPOINT" in environment else TIMEOUT
    (output, its_output), (error, its_error) = terminal(columns), terminal(columns)
    process = subprocess.Popen(
        [PROGRAM, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=its_output,
        stderr=its_error, start_new_session=True)
    os.close(its_output)
    os.close(its_error)
    written = {output: b"", error: b""}
    deadline = time.monotonic() + timeout
    with selectors.DefaultSelector() as selector:
        for end in written:
            selector.register(end, selectors.EVENT_READ)
        while selector.get_map():
            if time.monotonic() > deadline:
                process.kill()
                written[error] += f"\nnot ended after {timeout} seconds\n".encode()
                break
            for key, _ in selector.select(timeout=1):
                try:
                    chunk = os.read(key.fd, 65536)
                except OSError:
                    # This is how Linux reports that the other end was closed.
                    chunk = b""
                if chunk:
                    written[key.fd] += chunk
                else:
                    selector.unregister(key.fd)
    status = process.wait()
    os.close(output)
    os.close(error)
    return Ran(*(written[end].decode(errors="replace") for end in [output, error]), status)


def write_file(path, content, count):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
        file.truncate(count)


# What differs between runs against a live tenant, apart from the ids that the service gives to requests.
PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")
TIME = re.compile(r"\d\d:\d\d:\d\d(?=Z)")
PAUSE = re.compile(r"(?<=asking again in )\d+ s")
MOMENT = re.compile(r"\b\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? UTC|(?<=ed at )\d\d:\d\d(?=,)")
COLUMN_GAP = re.compile(r"(?<=\S) {2,}")
USER_CODE = re.compile(r"(?<=code )[A-Z0-9]{9}\b")


def unchanging(text, ids):
    """Replaces what differs between runs by a word, without shifting the columns after it."""
    text = MOMENT.sub("DAY MONTH YEAR hh:mm UTC", text)
    text = COLUMN_GAP.sub("  ", text)
    text = PORT.sub(lambda found: "9" * len(found[0]), text)
    text = PAUSE.sub("some s", text)
    text = USER_CODE.sub("USER-CODE", TIME.sub("hh:mm:ss", text))
    today = datetime.datetime.now(datetime.timezone.utc).date()
    for days, word in [(-1, "YESTERDAY!"), (0, "TODAY!!!!!"), (1, "TOMORROW!!")]:
        text = text.replace((today + datetime.timedelta(days)).isoformat(), word)
    for identifier in ids:
        text = text.replace(identifier, "REQUEST-ID".ljust(len(identifier), "-"))
    return text


# ---------------------------------------------------------------------------------------------------------------------
# Cases

SETTING = re.compile(r"^# ([a-z]+): (.+)$")
LIVE = {"serve", "operator", "scopes", "fault", "answer"}
KNOWN = {"tenant", "command", "arguments", "before", "bytes", "file", "variable"} | LIVE


class Case:
    def __init__(self, source):
        self.source = source
        self.name = str(source.relative_to(GOLDEN).with_suffix(""))
        self.isMarked = source.parent.name == MARKS
        self.faults = []
        self.settings = {name: [] for name in KNOWN}
        self.isTextOnly = False
        self.needs = None
        self.text = source.read_bytes().decode(errors="replace").lstrip("\ufeff")
        for line in self.text.splitlines():
            if not line.startswith("#"):
                break
            setting = SETTING.match(line)
            if line.strip() in ("# network", "# without network"):
                self.needs = line.strip()[2:]
                continue
            if line.strip() == "# text only":
                self.isTextOnly = True
            elif setting and setting[1] in KNOWN:
                self.settings[setting[1]].append(setting[2])
            elif setting:
                self.faults.append(f"no setting is called {setting[1]}")
        self.isLive = bool(self.settings["serve"])
        if self.isLive:
            self.needs = "network"
        elif any(self.settings[name] for name in LIVE):
            self.faults.append(f"only beside `# serve:` there can be {', '.join(sorted(LIVE))}")

    def recorded(self):
        if self.isMarked:
            return []
        return [self.source.with_suffix(suffix) for suffix in ([".txt"] if self.isTextOnly else [".txt", ".json"])]

    def arguments(self, *more):
        command = self.settings["command"] or ["run FILE"]
        tenant = [part for name in self.settings["tenant"] for part in ["--simulate", name]]
        added = " ".join(self.settings["arguments"]).split()
        if f'"../{INPUTS}/' in self.text and "format" not in command[0]:
            added += ["--include-from", f"../{INPUTS}"]
        live = ["--live"] if self.isLive and "FILE" in command[0] else []
        return self.words(command[0]) + tenant + live + added + list(more)

    def words(self, text):
        return [self.source.name if word == "FILE" else word for word in text.split()]

    def execute(self, *more):
        """Runs the case in its own folder, and removes that folder's name from the output."""
        root = pathlib.Path(tempfile.mkdtemp(dir=SCRATCH, prefix=""))
        try:
            folder = root / "run" / self.source.parent.relative_to(GOLDEN)
            folder.mkdir(parents=True)
            home = root / "home"
            home.mkdir()
            shutil.copy(self.source, folder)
            shutil.copytree(GOLDEN / INPUTS, root / "run" / INPUTS)
            for setting in self.settings["bytes"]:
                name, count, *head = setting.split()
                content = bytes(int(byte, 16) for byte in head)
                path = home / name[2:] if name.startswith("~/") else folder / name
                write_file(path, content, int(count))
            with self.service(root) as service:
                variables = dict(service.environment) if service else {}
                for setting in self.settings["variable"]:
                    name, _, value = setting.partition(" ")
                    variables[name] = value
                variables = {name: value for name, value in variables.items() if value}
                for step in self.settings["before"]:
                    ran = run(self.words(step), folder, home, variables, self.columns)
                    if ran.status != 0:
                        self.faults.append(f"`{step}` ends with {ran.status}:\n{ran.output}{ran.error}")
                ran = run(self.arguments(*more), folder, home, variables, self.columns)
            for name in self.words(" ".join(self.settings["file"])):
                ran.files[name] = (folder / name).read_bytes().decode() if (folder / name).exists() else "(none)\n"
        finally:
            shutil.rmtree(root)
        # A word of the same length, so that lines wrap at the same places on every machine.
        place = str(root)
        word = "/TEMPORARY".ljust(len(place), "-")
        for name in ["output", "error"]:
            text = getattr(ran, name).replace(place, word)
            setattr(ran, name, unchanging(text, service.ids) if self.isLive else text)
        return ran

    @property
    def columns(self):
        return LIVE_COLUMNS if self.isLive else COLUMNS

    def service(self, folder):
        """The service that a live case runs against, as a context; an empty context for other cases."""
        if not self.isLive:
            return contextlib.nullcontext()
        name, *options = self.settings["serve"][0].split()
        operator = (self.settings["operator"] or ["global.admin@contoso.com"])[0]
        scopes = " ".join(self.settings["scopes"]).split()
        return served.Served(
            PROGRAM, [name, *options], operator, self.settings["fault"], self.settings["answer"], str(folder), scopes)

    def written(self):
        """The texts to record, by file."""
        text = self.execute()
        parts = [f"---- standard output\n{text.output}"]
        if text.error:
            parts.append(f"---- standard error\n{text.error}")
        parts += [f"---- {name} afterwards\n{content}" for name, content in text.files.items()]
        parts.append(f"---- exit status {text.status}\n")
        whole = "".join(part if part.endswith("\n") else part + "\n" for part in parts)
        files = {self.source.with_suffix(".txt"): whole}
        if not self.isTextOnly:
            lines = self.execute("--output", "json")
            files[self.source.with_suffix(".json")] = lines.output
            self.check_lines(lines, text.status)
        return files

    def check_lines(self, ran, status):
        # Waits for the network, and what could not be read, are noted on standard error in every format.
        strange = [line for line in ran.error.splitlines() if not (self.isLive and line.startswith("note: "))]
        if strange:
            self.faults.append("\n".join(["with --output json, on standard error:", *strange]))
        if ran.status != status:
            self.faults.append(f"exit status {ran.status} with --output json, {status} without")
        try:
            objects = [json.loads(line) for line in ran.output.splitlines()]
        except ValueError as error:
            self.faults.append(f"not one object a line: {error}")
            return
        last = objects[-1] if objects else {}
        if last.get("type") != "summary" or last.get("exitStatus") != ran.status:
            self.faults.append(f"no summary with exit status {ran.status} at the end")

    # Marks

    MARK = re.compile(r"^#[ ]*(\^+|\|)(\.\.\.)? ([a-z0-9-]+): (.*)$")

    def check_marks(self):
        lines = self.source.read_bytes().decode().split("\n")
        wanted = []
        above = 0
        for number, line in enumerate(lines, 1):
            mark = self.MARK.match(line)
            if not mark:
                above = number
                continue
            start = mark.start(1) + 1
            length = 0 if mark[1] == "|" else len(mark[1])
            # The mark of an empty span has its `|` in the column of that place.
            end = "later" if mark[2] else start + length
            wanted.append((above, start, end, mark[3], mark[4]))
        ran = self.execute("--output", "json")
        reports = [json.loads(line) for line in ran.output.splitlines()]
        reports = [report for report in reports if report["type"] == "report"]
        for report in sorted(reports, key=lambda report: (report["line"], report["column"])):
            isLater = report["endLine"] != report["line"]
            place = (report["line"], report["column"], "later" if isLater else report["endColumn"], report["code"])
            match = next((mark for mark in wanted if mark[:4] == place and report["message"].startswith(mark[4])), None)
            if match:
                wanted.remove(match)
                continue
            span = report["endColumn"] - report["column"]
            carets = "^^^..." if isLater else "^" * span or "|"
            self.faults.append(
                f"line {report['line']} has no mark for this report:\n  {lines[report['line'] - 1]}\n"
                f"  #{' ' * (report['column'] - 2)}{carets} {report['code']}: {report['message']}")
        for line, start, end, code, words in wanted:
            self.faults.append(f"line {line}, columns {start} to {end}: no such report: {code}: {words}")
        if ran.error:
            self.faults.append(ran.error)


def compare(case, isRecording):
    """The differences of one case as text, empty when there are none."""
    try:
        if case.isMarked:
            case.check_marks()
            return "\n".join(case.faults)
        differences = list(case.faults)
        for file, text in case.written().items():
            if isRecording:
                file.write_text(text, encoding="utf-8", newline="")
                continue
            if not file.exists():
                differences.append(f"{file.relative_to(ROOT)} is not recorded")
                continue
            recorded = file.read_bytes().decode()
            if recorded != text:
                name = str(file.relative_to(ROOT))
                lines = difflib.unified_diff(
                    recorded.splitlines(), text.splitlines(), name, name + " (now)", lineterm="", n=2)
                differences.append("\n".join(lines) or f"{name}: line ends differ")
        found = list(dict.fromkeys(differences + case.faults))
        return "\n".join(found)
    except Exception as error:  # what is wrong with one case leaves the others alone
        return f"{type(error).__name__}: {error}"


# ---------------------------------------------------------------------------------------------------------------------
# Every code has its case


def known_codes():
    codes = []
    for file, name in ENUMS.items():
        text = (ROOT / file).read_text()
        body = re.search(rf"^( *)[a-z ]*enum {name}: String.*?\n(.*?)^\1\}}", text, re.M | re.S)[2]
        found = re.findall(r'^ *case (\w+)(?: = "([^"]+)")?$', body, re.M)
        if not found:
            sys.exit(f"no codes in {file}")
        codes += [value or word for word, value in found]
    return codes


def shown_codes(cases):
    """The codes that the program reported, answered, raised or refused with; a mention in a sentence is not enough."""
    codes = set()

    def collect(value):
        if isinstance(value, list):
            for element in value:
                collect(element)
        elif isinstance(value, dict):
            codes.update(word for word in [value.get("code"), value.get("reason")] if isinstance(word, str))
            codes.update(word for word in value.get("reasons") or [] if isinstance(word, str))
            if value.get("decides") is True:
                codes.add(value["rule"])
            if value.get("draftNeverApplied") is True:
                codes.add("draft-never-applied")
            for element in value.values():
                collect(element)

    for case in cases:
        for file in case.recorded():
            if not file.exists():
                continue
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".json":
                for line in text.splitlines():
                    collect(json.loads(line))
            else:
                codes.update(re.findall(r"^(?:error|warning|note)\[([a-z0-9-]+)\]", text, re.M))
    return codes


def check_codes(cases):
    known, shown = known_codes(), shown_codes(cases)
    faults = [f"no case shows the code {code}" for code in known if code not in shown and code not in NOT_SHOWN]
    faults += [f"NOT_SHOWN names {code}, which is shown" for code in NOT_SHOWN if code in shown]
    faults += [f"NOT_SHOWN names {code}, which is no code" for code in NOT_SHOWN if code not in known]
    return faults


# ---------------------------------------------------------------------------------------------------------------------


def main(names, isRecording):
    sources = sorted(path for path in GOLDEN.rglob("*.photo") if path.relative_to(GOLDEN).parts[0] != INPUTS)
    every = [Case(source) for source in sources]
    cases = [case for case in every if not names or case.name.startswith(tuple(names))]
    missing = "network" if "--without-network" in sys.argv else "without network"
    cases = [case for case in cases if case.needs != missing]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for case, differences in zip(cases, pool.map(lambda case: compare(case, isRecording), cases)):
            if differences:
                failed += 1
                print(f"{case.name}:\n{differences}\n")
            else:
                passed += 1
    if not cases:
        print("no case has such a name")
        failed += 1
    if not names:
        belonging = {file for case in every for file in case.recorded()} | set(sources)
        faults = [
            f"{path.relative_to(ROOT)} belongs to no source"
            for path in sorted(GOLDEN.rglob("*"))
            if path.is_file() and path not in belonging and path.relative_to(GOLDEN).parts[0] != INPUTS
            and not path.name.startswith(".")
        ]
        faults += check_codes(every)
        for fault in faults:
            print(fault)
        failed += len(faults)
        passed += 0 if faults else 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument not in ("--record", "--without-network")]
    if not arguments or arguments[0].startswith("-"):
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(arguments[0])
    SCRATCH = tempfile.mkdtemp(dir="/tmp", prefix="golden-")
    try:
        status = main(arguments[1:], "--record" in sys.argv)
    finally:
        shutil.rmtree(SCRATCH)
    sys.exit(status)
