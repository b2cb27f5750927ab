"""Asks `photopolicy serve` with unmodified clients of other kinds: azure-identity, httpx over HTTP/2, and uv, whose TLS is
rustls.

Usage: others.py PROGRAM. Needs the packages azure-identity, httpx with http2, and uv, and no network.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

CLIENT = "11111111-2222-3333-4444-555555555555"
SETTINGS = "/beta/admin/people/photoUpdateSettings"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        log = open(folder / "log", "w")
        server = subprocess.Popen(
            [sys.argv[1], "serve", "--port", "0", "--simulate", "contoso-2026", "--tls-self-signed", folder,
             "--tls-name", "graph.microsoft.com", "--ready-file", folder / "ready"],
            stdout=subprocess.DEVNULL, stderr=log)
        try:
            while not (folder / "ready").exists():
                time.sleep(0.05)
            address = (folder / "ready").read_text().strip().replace("127.0.0.1", "localhost")
            authority = str(folder / "ca.pem")
            os.environ["REQUESTS_CA_BUNDLE"] = authority
            token = azure_identity(address)
            httpx_over_http2(address, authority, token)
            rustls(address, authority, folder)
        finally:
            server.terminate()
            server.wait(timeout=30)
        seen = (folder / "log").read_text()
        assert "GET /v1.0/simple/photopolicy-test/ 40" in seen, seen


def azure_identity(address):
    from azure.identity import ClientSecretCredential

    credential = ClientSecretCredential(
        "contoso.com", CLIENT, "secret", authority=address, disable_instance_discovery=True)
    token = credential.get_token(address.rpartition(":")[0] + "/.default").token
    print("azure-identity: an application signs in, its scope without the port")
    return token


def httpx_over_http2(address, authority, token):
    import ssl

    import httpx

    context = ssl.create_default_context(cafile=authority)
    with httpx.Client(http2=True, verify=context, headers={"Authorization": "Bearer " + token}) as client:
        answer = client.patch(address + SETTINGS, json={"source": "cloud", "allowedRoles": []})
        assert answer.http_version == "HTTP/2" and answer.status_code == 200, answer
        # Over HTTP/2 no header announces a streamed body.
        streamed = client.patch(
            address + SETTINGS, content=iter([b'{"source":"cloud",', b'"allowedRoles":[]}']),
            headers={"Content-Type": "application/json"})
        assert streamed.status_code == 200, streamed.text
        answers = [client.get(address + "/v1.0/users", params={"$top": "3"}) for _ in range(20)]
        assert all(len(answer.json()["value"]) == 3 for answer in answers), answers[0].text
        page = client.get(answers[0].json()["@odata.nextLink"])
        assert page.status_code == 200 and page.json()["value"], page.text
    print("httpx: HTTP/2, and the links to further pages")


def rustls(address, authority, folder):
    """It finds no package, but that answer shows that the TLS handshake succeeded."""
    environment = os.environ | {"SSL_CERT_FILE": authority, "UV_CACHE_DIR": str(folder / "cache"), "UV_NO_CONFIG": "1"}
    uv = pathlib.Path(os.environ["PYTHONPATH"].split(":")[0]) / "bin/uv"
    ran = subprocess.run(
        [uv, "pip", "compile", "-", "--no-python-downloads", "--default-index", address + "/v1.0/simple"],
        input="photopolicy-test\n", env=environment, capture_output=True, text=True, timeout=60)
    assert "certificate" not in ran.stderr.lower(), ran.stderr
    print("uv: rustls accepts the certificate")


if __name__ == "__main__":
    main()
