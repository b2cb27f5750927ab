"""The simulator on the wire, for golden files of what only a live tenant can say.

`Served` starts the real program's `serve`, signs an account in there, and stands in front of it with a small proxy that
answers some requests by hand: what the simulated service never answers, real networks and gateways do.
"""

import collections
import http.client
import http.server
import json
import os
import re
import subprocess
import threading
import time
import urllib.parse

CLIENT = "14d82eec-204b-4c2f-b7e8-296a70dab67e"
SCOPES = [
    "PeopleSettings.ReadWrite.All", "ProfilePhoto.ReadWrite.All", "User.Read.All", "RoleManagement.Read.Directory",
    "GroupMember.Read.All", "AdministrativeUnit.Read.All",
]
START = 20

# `METHOD PART STATUS BODY`: the answer to requests whose path ends in PART, in any letter case. With `after METHOD` in
# front it applies only once a request with that method has been made.
ANSWER = re.compile(r"^(?:after ([A-Z]+) )?([A-Z]+) (\S+) (\d{3})(?: (.*))?$")
Answer = collections.namedtuple("Answer", "after method end status body")


def post(address, **fields):
    connection = http.client.HTTPConnection(address, timeout=START)
    place = fields.pop("place")
    connection.request(
        "POST", place, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer


class Proxy(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that is killed disconnects without notice."""


class Served:
    """A context in which the simulator runs."""

    def __init__(self, program, arguments, operator, faults, answers, folder, scopes=SCOPES):
        self.program, self.operator, self.scopes, self.faults = program, operator, scopes or SCOPES, faults
        self.control = os.path.join(folder, "control")
        self.arguments = [*arguments, "--port", "0", "--only-asked-scopes", "--auto-approve", operator, "--control", self.control]
        self.answers = [Answer(*ANSWER.match(answer).groups()) for answer in answers]
        self.seen = set()
        # The ids that the service gave to requests.
        self.ids = set()

    def __enter__(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--simulate", *self.arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        try:
            self.address = re.search(r"http://(\S+)", self.process.stdout.readline())[1]
            self.token = self.signed_in()
            for fault in self.faults:
                self.add(fault)
            self.proxy = Proxy(("127.0.0.1", 0), self.handler())
            threading.Thread(target=self.proxy.serve_forever, daemon=True).start()
        except BaseException:
            self.process.kill()
            self.process.wait()
            raise
        return self

    def __exit__(self, *_):
        self.proxy.shutdown()
        self.proxy.server_close()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.process.stdout.close()

    @property
    def environment(self):
        endpoint = f"http://127.0.0.1:{self.proxy.server_address[1]}"
        return {
            "PHOTOPOLICY_ACCESS_TOKEN": self.token, "PHOTOPOLICY_GRAPH_ENDPOINT": endpoint,
            "AZURE_AUTHORITY_HOST": endpoint,
        }

    def signed_in(self):
        place = "/common/oauth2/v2.0/"
        scope = " ".join("https://graph.microsoft.com/" + scope for scope in self.scopes)
        code = post(self.address, place=place + "devicecode", client_id=CLIENT, scope=scope)["device_code"]
        return post(
            self.address, place=place + "token", client_id=CLIENT, grant_type="device_code", device_code=code,
        )["access_token"]

    def add(self, fault):
        connection = http.client.HTTPConnection(self.address, timeout=START)
        with open(self.control, encoding="ascii") as file:
            headers = {"Authorization": f"Bearer {file.read().strip()}"}
        connection.request("POST", "/_photopolicy/faults", fault, headers)
        answer = connection.getresponse()
        if answer.status != 201:
            raise ValueError(f"the fault {fault} is not taken: {answer.read().decode()}")
        connection.close()

    def by_hand(self, method, path):
        self.seen.add(method)
        path = path.partition("?")[0].lower()
        for answer in self.answers:
            if answer.method == method and path.endswith(answer.end.lower()) and answer.after in self.seen | {None}:
                return answer
        return None

    def handler(self):
        served = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                answer = served.by_hand(self.command, self.path)
                if answer:
                    self.reply(int(answer.status), [("Content-Type", "application/json")], (answer.body or "").encode())
                    return
                connection = http.client.HTTPConnection(served.address, timeout=60)
                try:
                    connection.request(self.command, self.path, body, dict(self.headers))
                    theirs = connection.getresponse()
                    served.ids.update(theirs.headers.get_all("request-id") or [])
                    headers = [pair for pair in theirs.getheaders() if pair[0].lower() not in HOP_BY_HOP]
                    self.reply(theirs.status, headers, theirs.read())
                except (OSError, http.client.HTTPException):
                    # If the service cuts the connection, so does this proxy.
                    self.close_connection = True
                finally:
                    connection.close()

            do_POST = do_PATCH = do_PUT = do_DELETE = do_GET

            def reply(self, status, headers, body):
                self.send_response_only(status)
                for name, value in headers:
                    self.send_header(name, value)
                if status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler


HOP_BY_HOP = {"content-length", "transfer-encoding", "connection"}
