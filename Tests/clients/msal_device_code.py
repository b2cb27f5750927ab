"""Signs in at `photopolicy serve` with the unmodified MSAL, by device code and by refresh, and changes the setting.

Usage: msal_device_code.py PROGRAM. Needs the packages msal and requests, and no network.
"""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile

CLIENT = "14d82eec-204b-4c2f-b7e8-296a70dab67e"
SCOPES = ["https://graph.microsoft.com/PeopleSettings.ReadWrite.All"]
SETTINGS = {"source": "cloud", "allowedRoles": ["fe930be7-5e62-47db-91af-98c3a49a38b1"]}


def main():
    folder = tempfile.mkdtemp()
    log = open(os.path.join(folder, "log"), "w")
    server = subprocess.Popen(
        [sys.argv[1], "serve", "--port", "0", "--tls-self-signed", folder, "--auto-approve", "global.admin@contoso.com"],
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    try:
        address = re.search(r"https://\S+", server.stdout.readline()).group()
        # Set before the import: requests reads it when a session is created.
        os.environ["REQUESTS_CA_BUNDLE"] = os.path.join(folder, "ca.pem")
        check(address)
        held = begin_request(address, os.path.join(folder, "ca.pem"))
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0, "SIGTERM ends it cleanly, whoever is still sending"
        held.close()
    finally:
        server.kill()
    text = open(log.name).read()
    assert "PATCH /beta/admin/people/photoUpdateSettings 200" in text, text
    assert "Bearer" not in text and TOKENS and not any(token in text for token in TOKENS), "no token in the log"
    print("msal: device code, refresh and the setting work")


TOKENS = []


def begin_request(address, authority):
    """A connection with a request that was begun and is never finished."""
    host, port = address.removeprefix("https://").split(":")
    context = ssl.create_default_context(cafile=authority)
    connection = context.wrap_socket(socket.create_connection((host, int(port))), server_hostname=host)
    connection.sendall(b"PUT /v1.0/me/photo/$value HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nab")
    return connection


def check(address):
    import msal
    import requests

    application = msal.PublicClientApplication(
        CLIENT, authority=address + "/contoso.com", instance_discovery=False, validate_authority=False
    )
    flow = application.initiate_device_flow(scopes=SCOPES)
    assert flow["user_code"] in flow["message"], flow
    result = application.acquire_token_by_device_flow(flow)
    assert "access_token" in result, result
    assert result["id_token_claims"]["preferred_username"] == "global.admin@contoso.com", result
    accounts = application.get_accounts()
    assert [account["username"] for account in accounts] == ["global.admin@contoso.com"], accounts

    renewed = application.acquire_token_silent_with_error(SCOPES, account=accounts[0], force_refresh=True)
    assert renewed and renewed["access_token"] != result["access_token"], renewed
    TOKENS.extend([result["access_token"], renewed["access_token"]])

    place = address + "/beta/admin/people/photoUpdateSettings"
    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + renewed["access_token"]
    answer = session.patch(place, json=SETTINGS)
    assert answer.status_code == 200, answer.text
    shown = session.get(place).json()
    assert {name: shown[name] for name in SETTINGS} == SETTINGS, shown
    assert session.delete(place).status_code == 204


if __name__ == "__main__":
    main()
