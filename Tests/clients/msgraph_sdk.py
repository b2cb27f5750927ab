"""Reads and writes at `photopolicy serve` with the unmodified Microsoft Graph SDK for Python and azure-identity.

Usage: msgraph_sdk.py PROGRAM. Needs the package msgraph-sdk, and no network.
"""

import asyncio
import os
import pathlib
import subprocess
import sys
import tempfile
import time

CLIENT = "11111111-2222-3333-4444-555555555555"
PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


async def check(address, authority):
    import httpx
    from azure.identity.aio import ClientSecretCredential
    from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
    from msgraph import GraphRequestAdapter, GraphServiceClient
    from msgraph.generated.users.users_request_builder import UsersRequestBuilder
    from msgraph_core import GraphClientFactory

    credential = ClientSecretCredential(
        "contoso.com", CLIENT, "secret", authority=address, disable_instance_discovery=True)
    provider = AzureIdentityAuthenticationProvider(
        credential, scopes=[address.rpartition(":")[0] + "/.default"], allowed_hosts=["localhost"])
    http = GraphClientFactory.create_with_default_middleware(
        client=httpx.AsyncClient(verify=authority, http2=True, base_url=address + "/v1.0"))
    adapter = GraphRequestAdapter(provider, client=http)
    adapter.base_url = address + "/v1.0"
    graph = GraphServiceClient(request_adapter=adapter)

    parameters = UsersRequestBuilder.UsersRequestBuilderGetQueryParameters(
        top=5, select=["id", "userPrincipalName"], filter="userType ne 'Guest'", count=True)
    options = UsersRequestBuilder.UsersRequestBuilderGetRequestConfiguration(query_parameters=parameters)
    options.headers.add("ConsistencyLevel", "eventual")
    page = await graph.users.get(request_configuration=options)
    assert len(page.value) == 5 and page.odata_next_link and page.odata_count > 5, page
    user = graph.users.by_user_id("employee@contoso.com")
    assert (await user.get()).user_principal_name == "employee@contoso.com"
    try:
        await user.photo.content.get()
        raise AssertionError("there is no photo")
    except Exception as error:
        assert getattr(error, "response_status_code", None) == 404, error
    organization = await graph.organization.get()
    assert organization.value[0].verified_domains[0].name == "contoso.com"
    await credential.close()
    print("msgraph-sdk: pages, advanced queries, errors, its scope without the port")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        server = subprocess.Popen(
            [sys.argv[1], "serve", "--port", "0", "--simulate", "contoso-2026", "--quiet", "--tls-self-signed", folder,
             "--ready-file", folder / "ready"],
            stdout=subprocess.DEVNULL)
        try:
            while not (folder / "ready").exists():
                time.sleep(0.05)
            address = (folder / "ready").read_text().strip().replace("127.0.0.1", "localhost")
            os.environ["SSL_CERT_FILE"] = os.environ["REQUESTS_CA_BUNDLE"] = str(folder / "ca.pem")
            asyncio.run(check(address, str(folder / "ca.pem")))
        finally:
            server.terminate()
            server.wait(timeout=30)


if __name__ == "__main__":
    main()
