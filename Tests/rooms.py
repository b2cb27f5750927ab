#!/usr/bin/env python3
"""Checks the sources against Docs/architecture.md.

Usage: Tests/rooms.py

- A room imports only rooms of earlier rows of the table.
- What a target declares it imports, and what it imports it declares.
- `PhotoPolicy` and `Interpreter` hold data: no string in them has a blank, but for names of roles and clients and what
  a precondition says.
- No type is spread over more than three files of its room.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SYSTEM = {"Foundation", "FoundationEssentials", "Testing", "Glibc", "Dispatch", "Synchronization", "PackageDescription"}

# Programs that tests start but do not import.
STARTED = {"photopolicy", "CrashProbe", "EditorProbe"}

# Tables of names, which are not sentences.
NAMES = {"BuiltInRoles.swift", "BuiltInRoles+LToZ.swift", "RoleCatalog.swift", "Client.swift"}


def swift_files(folder):
    return sorted((ROOT / folder).rglob("*.swift"))


def imports(text):
    return set(re.findall(r"^(?:@testable )?import (?:(?:struct|enum|class|func|protocol) )?(\w+)", text, re.M))


def targets():
    ran = subprocess.run(["swift", "package", "--package-path", ROOT, "dump-package"], capture_output=True, text=True)
    if ran.returncode:
        sys.exit(ran.stderr)
    for target in json.loads(ran.stdout)["targets"]:
        folder = target.get("path") or ("Tests/" if target["type"] == "test" else "Sources/") + target["name"]
        declared = {value[0] for dependency in target["dependencies"] for value in dependency.values()}
        yield target["name"], folder, declared


def table():
    """The row of each room."""
    rows = {}
    for number, line in enumerate((ROOT / "Docs/architecture.md").read_text().splitlines()):
        if line.startswith("| `"):
            for room in re.findall(r"`(\w+)`", line.split("|")[1]):
                rows[room] = number
    rows["photopolicy"] = rows["Command"]
    return rows


def check_imports():
    rows, rooms = table(), {}
    for name, folder, declared in targets():
        used = set().union(*(imports(file.read_text()) for file in swift_files(folder))) - SYSTEM - {name}
        for extra in sorted(declared - used - STARTED):
            yield f"{name} declares {extra} and does not import it"
        for missing in sorted(used - declared):
            yield f"{name} imports {missing} and does not declare it"
        if folder.startswith("Sources/"):
            rooms[name] = used
    for name, used in rooms.items():
        if name not in rows:
            yield f"Docs/architecture.md does not name the room {name}"
            continue
        for other in sorted(used & rows.keys()):
            if rows[other] >= rows[name]:
                yield f"{name} imports {other}, which does not stand above it"


def code(text):
    """The code without its comments."""
    return re.sub(r"^\s*//.*$|(?<=[\s{};])//\s.*$", "", text, flags=re.M)


def strings(text):
    """The string literals of a text, without their interpolations."""
    for match in re.finditer(r'"((?:\\\((?:[^()]|\([^()]*\))*\)|\\.|[^"\\\n])*)"', text):
        yield re.sub(r"\\\((?:[^()]|\([^()]*\))*\)", "", match[1])


def check_sentences():
    for room in ["PhotoPolicy", "Interpreter"]:
        for file in swift_files(f"Sources/{room}"):
            if file.name in NAMES:
                continue
            text = re.sub(r"precondition\([^\n]*", "", code(file.read_text()))
            for string in strings(text):
                if " " in string:
                    yield f"{file.relative_to(ROOT)} has words: {string!r}"


def check_spread():
    declaration = re.compile(
        r"^(?:(?:package|private|fileprivate|final|indirect) )*(?:struct|enum|class|actor|protocol) (\w+)", re.M)
    extension = re.compile(r"^(?:(?:package|private|fileprivate) )*extension (\w+)", re.M)
    for room in sorted((ROOT / "Sources").iterdir()):
        types, files = set(), collections.defaultdict(set)
        for file in swift_files(room.relative_to(ROOT)):
            text = file.read_text()
            declared = set(declaration.findall(text))
            types |= declared
            for name in declared | set(extension.findall(text)):
                files[name].add(file.name)
        for name in sorted(types):
            if len(files[name]) > 3:
                yield f"{name} is spread over {len(files[name])} files of {room.name}: {', '.join(sorted(files[name]))}"


faults = [*check_imports(), *check_sentences(), *check_spread()]
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
