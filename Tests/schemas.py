"""Validates what the program writes against the schemas that it prints. Takes the program's path."""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

PROGRAM = sys.argv[1]
folder = pathlib.Path(tempfile.mkdtemp())
passed, failures = 0, []


def run(*arguments: str) -> str:
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60).stdout


def validator(subject: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(run("schema", subject))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def check(what: str, schema: jsonschema.Draft202012Validator, value: object) -> None:
    global passed
    faults = list(schema.iter_errors(value))
    if faults:
        failures.append(f"{what}: {faults[0].json_path}: {faults[0].message[:300]}")
    else:
        passed += 1


tenant, output = validator("tenant"), validator("output")

# The embedded tenants, and one that a script has changed in every possible way and saved.
for line in run("tenants").splitlines():
    name = line.split()[0]
    check(name, tenant, json.loads(run("tenants", "export", name)))
saved = folder / "saved.json"
changes = """grant role UserAdmin to employee@contoso.com over unit "Sales"; source cloud; allow roles [UserAdmin];
apply because "x"; advance 2h; rollback; mailbox policy "New" photos off; mailbox policy "New" for me; consent off;"""
run("-c", changes, "--save-tenant", str(saved))
check("saved tenant", tenant, json.loads(saved.read_text()))

# The output of every runbook, of every sample in the grammar, and of each kind of failure.
scripts = [path.read_text() for path in sorted(pathlib.Path("Scripts/runbooks").glob("*.photo"))]
inside = None
for line in pathlib.Path("Grammar.md").read_text().splitlines():
    if line.startswith("```photo"):
        inside = []
    elif line.startswith("```") and inside is not None:
        scripts.append("\n".join(inside))
        inside = None
    elif inside is not None:
        inside.append(line)
scripts += [
    "plan", "alow x;", "x; " * 300, "rollback;", "remove own photo;", "expect source cloud; apply; print a;",
    "revoke role UserAdmin from group.admin@contoso.com;", "explain can me change policy;", "show matrix;",
    "find policy { expect endUsers cannot update own photo; expect endUsers can update own photo; }",
]
for number, script in enumerate(scripts):
    lines = run("-c", script, "--output", "json").splitlines()
    for line in lines:
        check(f"script {number}: {line[:120]}", output, json.loads(line))
    if json.loads(lines[-1])["type"] != "summary":
        failures.append(f"script {number} does not end in a summary")

(folder / "lock.photo").write_text("source cloud; apply;")
for line in run("plan", str(folder / "lock.photo"), "--output", "json").splitlines():
    check(f"plan: {line[:120]}", output, json.loads(line))

# A schema that accepts anything would check nothing.
for wrong in [{}, {"type": "summary"}, {"type": "statement", "kind": "plan"}, {"type": "fault", "code": 1}]:
    if output.is_valid(wrong):
        failures.append(f"the schema takes {wrong}")

for failure in failures:
    print(failure)
print(f"{passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
