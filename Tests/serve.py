#!/usr/bin/env python3
"""The program's `serve` under harnesses: logs that nobody reads, certificates, files for scripts, the samples of the docs.

Usage: Tests/serve.py PROGRAM. What its pages say is tried with unmodified clients by Scripts/clients.
"""

import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.path.abspath(sys.argv[1])
LINES = 40_000


def serve(folder, *arguments, **streams):
    ready = folder / "ready"
    ready.unlink(missing_ok=True)
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | streams
    server = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--ready-file", ready, *arguments], cwd=folder, **streams)
    for _ in range(600):
        if ready.exists():
            return server, ready.read_text().strip()
        assert server.poll() is None, f"serve ended with {server.returncode}"
        time.sleep(0.05)
    server.kill()
    sys.exit("serve did not get ready")


def ended(server):
    server.send_signal(signal.SIGTERM)
    try:
        return server.wait(timeout=20)
    finally:
        server.kill()


def ask(address, count, path="/_photopolicy/ready"):
    """Sends this many requests on one connection."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    for _ in range(count):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    connection.close()
    return answer.status


def a_log_that_nobody_reads_holds_nothing_up(folder):
    server, address = serve(folder, stderr=subprocess.PIPE)
    assert ask(address, LINES) == 200
    # From here on the log is read.
    os.set_blocking(server.stderr.fileno(), False)
    text, deadline = b"", time.monotonic() + 30
    while b"were dropped" not in text and time.monotonic() < deadline:
        text += server.stderr.read() or b""
        time.sleep(0.01)
    kept = len(re.findall(rb"GET /_photopolicy/ready 200", text))
    dropped = sum(int(number) for number in re.findall(rb"\((\d+) lines of the log were dropped", text))
    assert dropped > 0 and kept + dropped == LINES, (kept, dropped)
    server.stderr.close()
    assert ended(server) == 0

    server, address = serve(folder, stderr=subprocess.PIPE)
    ask(address, 2000)
    assert ended(server) == 0, "SIGTERM ends it though its log cannot be written"


def a_log_is_text_or_json_in_a_file_or_none(folder):
    log = folder / "log"
    server, address = serve(folder, "--log", "log", "--log-format", "json", "--report", "report.json")
    ask(address, 3, "/v1.0/me?$select=id")
    assert ended(server) == 0
    entries = [json.loads(line) for line in log.read_text().splitlines()]
    assert len(entries) == 3, entries
    assert {"method": "GET", "path": "/v1.0/me", "status": 401}.items() <= entries[0].items(), entries[0]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", entries[0]["time"]), entries[0]
    report = json.loads((folder / "report.json").read_text())
    assert report["manners"]["without client-request-id"] == {"GET me": 3}, report

    server, address = serve(folder, "--quiet", "--report", "report", stderr=subprocess.PIPE)
    ask(address, 1)
    assert ended(server) == 0
    assert server.stderr.read() == b""
    assert (folder / "report").read_text().startswith("Permissions that")


def certificates_are_looked_at_first(folder):
    def refused(*arguments):
        ran = subprocess.run(
            [PROGRAM, "serve", "--port", "0", *arguments], cwd=folder, capture_output=True, text=True, timeout=30)
        assert ran.returncode == 66, ran
        return " ".join(ran.stderr.split())

    for name in "ab":
        server, _ = serve(folder, "--tls-self-signed", name)
        assert ended(server) == 0
    assert "is not the key of the certificate" in refused("--tls", "a/cert.pem", "b/key.pem")
    assert "is not a private key in PEM" in refused("--tls", "a/cert.pem", "a/cert.pem")
    told = refused("--tls-self-signed", "a", "--tls-name", "graph.microsoft.com")
    assert "is not for graph.microsoft.com" in told and "remove cert.pem, key.pem and ca.pem" in told, told
    wrong = subprocess.run(
        [PROGRAM, "serve", "--tls-self-signed", "c", "--tls-name", "192.168.1.5"], cwd=folder, capture_output=True)
    assert wrong.returncode == 64, wrong
    (folder / "file").write_text("")
    assert "file-not-writable" in refused("--tls-self-signed", "file"), refused("--tls-self-signed", "file")
    (folder / "shared").mkdir(mode=0o755)
    server, _ = serve(folder, "--tls-self-signed", "shared")
    assert ended(server) == 0
    assert (folder / "shared").stat().st_mode & 0o777 == 0o755, "a folder that was there keeps its permissions"
    assert (folder / "shared/key.pem").stat().st_mode & 0o777 == 0o600


def sample(page, language):
    text = re.search(rf"```{language}\n(.*?)```", (ROOT / page).read_text(), re.S).group(1)
    assert len(text.splitlines()) < 20, f"the sample of {language} in {page} has {len(text.splitlines())} lines"
    return text


def the_action_serves_with_the_options_of_the_samples(folder):
    action = (ROOT / ".github/actions/serve/action.yml").read_text()
    script = re.sub(r"^ {8}", "", re.search(r"run: \|\n(.*)", action, re.S).group(1), flags=re.M)
    program = re.search(r"PROGRAM: \$\{\{ github.action_path \}\}/(.*)", action).group(1)
    assert os.path.samefile(ROOT / ".github/actions/serve" / program, ROOT / "Scripts/photopolicy")
    (folder / "tests").mkdir()
    tenant = subprocess.run([PROGRAM, "tenants", "export", "contoso"], capture_output=True, check=True, timeout=20)
    (folder / "tests/tenant.json").write_bytes(tenant.stdout)

    def run(options):
        environment = {"GITHUB_OUTPUT": str(folder / "output"), "RUNNER_TEMP": str(folder), "PROGRAM": PROGRAM}
        return subprocess.run(
            ["bash", "-ec", script + "\nkill $server\nwait"], cwd=folder, capture_output=True, text=True, timeout=60,
            env=os.environ | environment | {"OPTIONS": options})

    for page in ["README.md", "Docs/simulator.md"]:
        text = sample(page, "yaml")
        assert "/.github/actions/serve@" in text and "steps.graph.outputs.address" in text, text
        ran = run(re.search(r'with: { options: "(.*)" }', text).group(1))
        assert ran.returncode == 0, ran
        pattern = rf"address=http://127\.0\.0\.1:\d+\nlog={folder}/.*/log\n"
        assert re.fullmatch(pattern, (folder / "output").read_text()), ran
        (folder / "output").unlink()
    ran = run("--quiet\n--ready-file elsewhere\n--soft")
    assert ran.returncode == 0 and not (folder / "elsewhere").exists(), ran
    ran = run("--nonsense")
    assert ran.returncode == 1 and "nonsense" in ran.stdout, ran


def the_fixtures_of_the_pages_run(folder):
    """Where pytest and requests can be imported, as Scripts/clients has it."""
    (folder / "photopolicy").symlink_to(PROGRAM)
    (folder / "test_readme.py").write_text(
        sample("README.md", "python") + """
def test_service(graph):
    import urllib.request
    assert urllib.request.urlopen(graph + "/_photopolicy/ready").status == 200
""")
    (folder / "test_page.py").write_text(
        sample("Docs/simulator.md", "python") + """
def test_settings(graph):
    place = graph.url + "/beta/admin/people/photoUpdateSettings"
    assert graph.get(place).json()["source"] is None
    assert graph.patch(place, json={"source": "cloud", "allowedRoles": []}).status_code == 200
""")
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}"}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], cwd=folder, env=environment,
        capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0 and "2 passed" in ran.stdout, ran


CHECKS = [
    a_log_that_nobody_reads_holds_nothing_up, a_log_is_text_or_json_in_a_file_or_none,
    certificates_are_looked_at_first, the_action_serves_with_the_options_of_the_samples,
]


def main():
    checks = [the_fixtures_of_the_pages_run] if "--page" in sys.argv else CHECKS
    for check in checks:
        with tempfile.TemporaryDirectory() as folder:
            check(pathlib.Path(folder))
        print(check.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
