"""The manual pages and completions that Scripts/manual writes, checked against the program's own help.

    python3 Tests/manual.py PROGRAM

Python 3.9 or later, standard library only. PROGRAM is the path of the built program. No `man` is needed; groff, zsh and
fish look at the files where they are installed.

Every command that `--help` lists has a page. A page names each option, argument and command that the help of its command
names, holds nothing but known requests and ASCII, and each page that it refers to is there.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUESTS = {".TH", ".SH", ".TP", ".PP", ".nf", ".fi", ".nh", ".ad"}
SECTIONS = ["NAME", "SYNOPSIS", "SEE ALSO"]
ESCAPES = {
    "\\-": "-", "\\e": "\\", "\\(aq": "'", "\\(ga": "`", "\\(dq": '"', "\\(ha": "^", "\\(ti": "~", "\\&": "",
    "\\ ": " ", "\\fB": "", "\\fI": "", "\\fR": "",
}
ESCAPE = re.compile(r"\\(?:\(..|\[u[0-9A-F]{4,6}\]|f[BIR]|.)")

faults = []


def said(*arguments):
    ran = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=60)
    return ran.stdout.decode()


def listed(text, title):
    """The names at the head of the rows below a title of the help."""
    part = re.search(rf"^{title}:\n(.*?)(?:\n\n|\Z)", text, re.M | re.S)
    return re.findall(r"^  (?! )(.+?)(?:  |$)", part[1], re.M) if part else []


def shown(page):
    """The text of a page as a reader sees it, without line breaks."""
    def sign(found):
        text = found[0]
        if text.startswith("\\[u"):
            return chr(int(text[3:-1], 16))
        if text not in ESCAPES:
            faults.append(f"{page.name}: unknown escape {text}")
        return ESCAPES.get(text, "")
    return ESCAPE.sub(sign, page.read_text(encoding="ascii"))


def check_page(page, words):
    text = page.read_text(encoding="ascii")
    for line in text.split("\n"):
        if line[:1] in (".", "'") and line.split(" ")[0] not in REQUESTS:
            faults.append(f"{page.name}: a line that is no known request: {line}")
    if re.search(r"(?<!\\)-", text):
        faults.append(f"{page.name}: a dash that cannot be copied as one")
    for section in SECTIONS:
        if f"\n.SH {section}\n" not in text:
            faults.append(f"{page.name}: no section {section}")
    seen = shown(page)
    help = said("help", *words) if words else said("--help")
    names = [name for row in listed(help, "OPTIONS") for name in re.findall(r"--?[a-zA-Z][a-z-]*|<[^>]+>", row)]
    names += [name for row in listed(help, "ARGUMENTS") for name in re.findall(r"<[^>]+>", row)]
    for name in names:
        if not re.search(rf"(?<![\w-]){re.escape(name.strip('<>'))}(?![\w-])", seen):
            faults.append(f"{page.name}: does not name {name}")
    if len(names) < 2:
        faults.append(f"{page.name}: its help names no options")
    for other in re.findall(r"(?m)^([a-z-]+)\(1\)", seen):
        if not (page.parent / f"{other}.1").exists():
            faults.append(f"{page.name}: refers to {other}, which is not there")
    return [row.split(" ")[0] for row in listed(help, "SUBCOMMANDS")]


def check_pages(folder, words=()):
    """The page of a command and those below it; returns their files."""
    page = folder / ("-".join(["photopolicy", *words]) + ".1")
    if not page.exists() or not page.stat().st_size:
        faults.append(f"{page.name} is missing or empty")
        return [page]
    return [page] + [file for child in check_page(page, words) for file in check_pages(folder, [*words, child])]


def accepts(*command):
    """Lets another program check a file, if it is installed."""
    if not shutil.which(command[0]):
        return
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    if ran.returncode != 0 or ran.stdout.strip():
        faults.append(f"{' '.join(map(str, command))}:\n{ran.stdout.decode()}")


def main(folder):
    subprocess.run([ROOT / "Scripts/manual", folder, PROGRAM], check=True, timeout=120)
    pages = check_pages(folder / "man1")
    faults.extend(f"{file.name} is no command's" for file in (folder / "man1").iterdir() if file not in pages)
    for page in pages:
        accepts("groff", "-man", "-Tascii", "-ww", "-z", page)
    completions = {"bash": "photopolicy.bash", "zsh": "_photopolicy", "fish": "photopolicy.fish"}
    for shell, name in completions.items():
        file = folder / "completions" / name
        if "detailed-exitcode" not in file.read_text():
            faults.append(f"{name}: does not know --detailed-exitcode")
        accepts(shell, "-n", file)
    for fault in faults:
        print(fault)
    print(f"{len(pages)} pages, {len(completions)} completions, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="manual-") as scratch:
        status = main(pathlib.Path(scratch))
    sys.exit(status)
