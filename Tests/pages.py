#!/usr/bin/env python3
"""The sign-in pages of `photopolicy serve` in a headless browser: axe finds nothing in light and dark, nothing is wider
than 320 pixels, and the keyboard alone signs somebody in.

Usage: Tests/pages.py PROGRAM [FOLDER]. With a folder, screenshots are left there. Needs Debian's chromium and the
packages playwright and axe-playwright-python.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PROGRAM = os.path.abspath(sys.argv[1])
SHOTS = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
CLIENT = "11111111-2222-3333-4444-555555555555"
SCOPES = "PeopleSettings.ReadWrite.All User.Read openid"
PLACE = "/common/oauth2/v2.0/authorize?" + urllib.parse.urlencode(
    {"client_id": CLIENT, "response_type": "code", "redirect_uri": "http://localhost:1/", "scope": SCOPES})


def tenant(folder):
    """A tenant with many accounts, one with a long name that would break out of a page."""
    text = subprocess.run([PROGRAM, "tenants", "export", "contoso"], capture_output=True, text=True, check=True).stdout
    file = json.loads(text)
    sample = dict(file["users"][0])
    for number in range(200):
        file["users"].append(sample | {
            "id": f"10000000-0000-4000-8000-{number:012d}", "userPrincipalName": f"user{number}@contoso.com",
            "displayName": "<b>Wide" * 30 if number == 0 else f"User {number}"})
    (folder / "tenant.json").write_text(json.dumps(file))
    return folder / "tenant.json"


def device_code(address):
    form = urllib.parse.urlencode({"client_id": CLIENT, "scope": SCOPES}).encode()
    with urllib.request.urlopen(address + "/common/oauth2/v2.0/devicecode", form) as answer:
        return json.load(answer)["user_code"]


def check(page, name):
    results = Axe().run(page)
    found = [f"{item['id']}: {[node['html'] for node in item['nodes']]}" for item in results.response["violations"]]
    assert not found, f"{name}: {found}"
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than {width} pixels"
    if SHOTS:
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def look(page, address, code, name):
    page.goto(address + "/devicelogin")
    check(page, f"{name}-code")
    page.fill("[name=code]", "WRONG")
    page.click("text=Continue")
    check(page, f"{name}-wrong-code")
    page.goto(f"{address}/devicelogin?code={code}")
    check(page, f"{name}-approval")
    page.fill("[name=search]", "wide")
    page.click("text=Search")
    assert page.locator("button.account").count() == 1
    check(page, f"{name}-found")
    page.goto(address + PLACE)
    assert page.locator("button.account").count() == 50 and "more: search" in page.content()
    check(page, f"{name}-authorize")
    page.goto(address + PLACE.replace("localhost", "[oops]"))
    check(page, f"{name}-error")


def keyboard_alone(page, address):
    page.goto(address + "/devicelogin")
    page.wait_for_function("document.activeElement.name === 'code'")
    page.keyboard.type(device_code(address).lower())
    page.keyboard.press("Enter")
    page.wait_for_selector("button.account")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "account":
            break
    who = page.evaluate("document.activeElement.value")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Signed in")
    assert who in page.content(), page.content()
    check(page, "signed-in")


def main():
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = pathlib.Path(name)
        server = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--quiet", "--simulate", tenant(folder), "--ready-file", folder / "ready"],
            stdout=subprocess.DEVNULL)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            while not (folder / "ready").exists():
                time.sleep(0.05)
            address = (folder / "ready").read_text().strip()
            code = device_code(address)
            for scheme in ["light", "dark"]:
                for width in [320, 1024]:
                    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
                    look(context.new_page(), address, code, f"{scheme}-{width}")
                    context.close()
            keyboard_alone(browser.new_page(), address)
        finally:
            browser.close()
            server.terminate()
            server.wait(timeout=20)
    print("pages: axe finds nothing, 320 pixels hold them, the keyboard alone signs in")


if __name__ == "__main__":
    main()
