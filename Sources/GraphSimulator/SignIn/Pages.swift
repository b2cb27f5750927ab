import Mustache
import PhotoPolicy

/// The pages shown in a browser. Mustache escapes all values, because strangers write the display names.
enum Pages {
    /// Shows where to type a code; an account chosen earlier stays chosen.
    static func device(code: String, account: String?, error: String?) -> WireResponse {
        page(
            devicePage,
            [
                "code": code, "account": account ?? "", "hasAccount": account != nil, "error": error ?? "",
                "hasError": error != nil,
            ])
    }

    /// Shows which application asks for what, and the accounts to choose from.
    static func deviceApproval(
        _ choice: AccountChoice, code: String, client: String, scopes: [String], error: String?
    ) -> WireResponse {
        approval(
            choice, client: client, scopes: scopes,
            fields: [("code", code)] + (choice.chosen.map { [("chosen", $0)] } ?? []), action: "/devicelogin",
            error: error)
    }

    static func authorize(
        _ asked: AuthorizeRequest, _ choice: AccountChoice, scopes: [String], error: String? = nil
    ) -> WireResponse {
        let fields = asked.fields.filter { !["account", "decision", "search"].contains($0.name) }
        return approval(
            choice, client: asked.clientID, scopes: scopes, fields: fields, action: "", error: error)
    }

    private static func approval(
        _ choice: AccountChoice, client: String, scopes: [String], fields: [(name: String, value: String)],
        action: String, error: String?
    ) -> WireResponse {
        page(
            approvalPage,
            [
                "client": client, "scopes": scopes, "hasScopes": !scopes.isEmpty, "action": action,
                "fields": fields.map { ["name": $0.name, "value": $0.value] }, "error": error ?? "",
                "hasError": error != nil, "isLarge": choice.isLarge, "search": choice.search,
                "more": choice.more > 0 ? "\(choice.more) more: search for a name or an address." : "",
                "none": choice.accounts.isEmpty,
                "accounts": choice.accounts.map {
                    [
                        "name": $0.displayName, "account": $0.userPrincipalName,
                        "isChosen": $0.userPrincipalName == choice.chosen,
                    ] as [String: Any]
                },
            ])
    }

    static func note(_ title: String, _ text: String, status: Int = 200) -> WireResponse {
        page(notePage, ["title": title, "text": text], status: status)
    }

    private static func page(_ template: MustacheTemplate?, _ values: [String: Any], status: Int = 200) -> WireResponse
    {
        .html(template?.render(values) ?? "", status: status)
    }

    /// Returns a page that submits itself; without scripts, a person presses the button.
    static func formPost(to address: String, _ items: [(String, String)]) -> WireResponse {
        var response = page(
            formPostPage, ["address": address, "fields": items.map { ["name": $0.0, "value": $0.1] }])
        response.headers.removeAll { $0.name == .contentSecurityPolicy }
        return response
    }

    /// Makes the template of a page: one column, in the reader's system colours.
    private static func template(_ title: String, _ body: String) -> MustacheTemplate? {
        let page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(title) - simulated tenant</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>:root{color-scheme:light dark;background:light-dark(#fff,#16181c);color:light-dark(#1b1b1b,#ececec)}
            body{font:1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
            h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}ul{padding-left:1.25rem;margin:.5rem 0}
            label{display:block;margin:1rem 0}
            input,button{font:inherit;box-sizing:border-box;padding:.5rem .75rem;border-radius:.25rem;border:1px solid light-dark(#6b6b6b,#8c8c8c);background:light-dark(#fff,#24272d);color:inherit}
            input{display:block;width:100%;margin-top:.25rem}button{cursor:pointer}
            button:hover{background:light-dark(#eef3fb,#30353d)}:focus-visible{outline:3px solid light-dark(#0b57d0,#8ab4f8);outline-offset:2px}
            button.account{display:block;width:100%;margin:.5rem 0;text-align:left}button.chosen{border-width:2px;font-weight:600}
            button small{display:block}small,.quiet{color:light-dark(#555,#b8b8b8)}.error{color:light-dark(#a00000,#ff9b9b)}</style></head>
            <body><main>
            \(body)
            </main></body></html>

            """
        return try? MustacheTemplate(string: page)
    }

    private static let problem = "{{#hasError}}<p class=\"error\" role=\"alert\">{{error}}</p>{{/hasError}}"
    private static let promise =
        "<p class=\"quiet\">A simulated tenant: no password is asked, no real account is touched.</p>"

    private static let devicePage = template(
        "Enter the code",
        """
        <h1>Enter the code</h1>
        \(problem)
        <form method="post" action="/devicelogin">
        {{#hasAccount}}<input type="hidden" name="chosen" value="{{account}}">{{/hasAccount}}
        <label>Code <input name="code" value="{{code}}" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false"></label>
        <button name="decision" value="continue">Continue</button>
        </form>
        \(promise)
        """)

    private static let approvalPage = template(
        "Choose an account",
        """
        <h1>Choose an account</h1>
        \(problem)
        <p>The application <strong>{{client}}</strong> asks to sign you in{{#hasScopes}}, with these permissions:{{/hasScopes}}{{^hasScopes}}.{{/hasScopes}}</p>
        {{#hasScopes}}<ul>{{#scopes}}<li>{{.}}</li>{{/scopes}}</ul>{{/hasScopes}}
        <form method="post"{{#action}} action="{{action}}"{{/action}}>
        {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">
        {{/fields}}
        {{#isLarge}}<label>Name or address <input name="search" value="{{search}}" autocomplete="off" spellcheck="false"></label>
        <p><button name="decision" value="search">Search</button></p>{{/isLarge}}
        <h2>Sign in as</h2>
        {{#none}}<p>Nobody has such a name or address.</p>{{/none}}
        {{#accounts}}<button class="account{{#isChosen}} chosen{{/isChosen}}" name="account" value="{{account}}">{{name}}<small>{{account}}</small></button>
        {{/accounts}}
        {{#more}}<p class="quiet">{{more}}</p>{{/more}}
        <p><button name="decision" value="decline">Cancel</button></p>
        </form>
        \(promise)
        """)

    private static let notePage = template("Sign-in", "<h1>{{title}}</h1><p>{{text}}</p>")

    private static let formPostPage = template(
        "Signing in",
        """
        <h1>Signing in</h1>
        <form method="post" action="{{address}}">{{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}
        <noscript><button>Continue</button></noscript></form><script>document.forms[0].submit()</script>
        """)
}
