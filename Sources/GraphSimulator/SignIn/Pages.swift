import Mustache
import PhotoPolicy

/// The pages that a person sees in a browser. Mustache escapes: display names are written by strangers.
enum Pages {
    static func device(accounts: [Account], code: String, error: String?) -> WireResponse {
        page(
            devicePage,
            [
                "code": code, "error": error ?? "", "hasError": error != nil, "accounts": rows(accounts, hint: nil),
            ])
    }

    static func authorize(
        _ asked: AuthorizeRequest, accounts: [Account], hint: String?, scopes: String
    ) -> WireResponse {
        page(
            authorizePage,
            [
                "client": asked.clientID, "scopes": scopes.split(separator: " ").map(String.init),
                "fields": asked.fields.filter { $0.name != "account" }.map { ["name": $0.name, "value": $0.value] },
                "accounts": rows(accounts, hint: hint),
            ])
    }

    static func note(_ title: String, _ text: String) -> WireResponse {
        page(notePage, ["title": title, "text": text])
    }

    private static func page(_ template: MustacheTemplate?, _ values: [String: Any]) -> WireResponse {
        .html(template?.render(values) ?? "")
    }

    /// A page that posts itself; without a script a person presses the button.
    static func formPost(to address: String, _ items: [(String, String)]) -> WireResponse {
        var response = page(
            formPostPage, ["address": address, "fields": items.map { ["name": $0.0, "value": $0.1] }])
        response.headers.removeAll { $0.name == .contentSecurityPolicy }
        return response
    }

    private static func rows(_ accounts: [Account], hint: String?) -> [[String: Any]] {
        // A page with more names helps nobody; a login hint finds the others.
        let shown = accounts.filter(\.facts.isEnabled).prefix(200)
        let hinted = hint.flatMap { hint in accounts.first { $0.userPrincipalName.lowercased() == hint.lowercased() } }
        return (hinted.map { [$0] } ?? Array(shown)).map {
            ["name": $0.displayName, "account": $0.userPrincipalName]
        }
    }

    /// Every page: one column, in the colours that the reader's system has.
    private static func template(_ title: String, _ body: String) -> MustacheTemplate? {
        let page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(title) - simulated tenant</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>:root{color-scheme:light dark}
            body{font:1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.5rem;margin:0 0 1rem}ul{padding-left:1.25rem;overflow-wrap:anywhere}
            label{display:block;margin:1rem 0}input,select,button{font:inherit;box-sizing:border-box;padding:.5rem .75rem}
            input,select{display:block;width:100%;margin-top:.25rem}
            button{cursor:pointer}button.account{display:block;width:100%;margin:.5rem 0;text-align:left;overflow-wrap:anywhere}
            button small{display:block}.error{color:light-dark(#a00,#f99)}small{opacity:.8}</style></head>
            <body><main>
            \(body)
            </main></body></html>

            """
        return try? MustacheTemplate(string: page)
    }

    private static let promise =
        "<p><small>A simulated tenant: no password is asked, no real account is touched.</small></p>"

    private static let devicePage = template(
        "Enter the code",
        """
        <h1>Enter the code</h1>
        {{#hasError}}<p class="error" role="alert">{{error}}</p>{{/hasError}}
        <form method="post" action="/devicelogin">
        <label>Code <input name="code" value="{{code}}" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false"></label>
        <label>Account <select name="account">{{#accounts}}<option value="{{account}}">{{name}} ({{account}})</option>{{/accounts}}</select></label>
        <button name="decision" value="approve">Sign in</button> <button name="decision" value="decline">Decline</button>
        </form>
        \(promise)
        """)

    private static let authorizePage = template(
        "Choose an account",
        """
        <h1>Choose an account</h1>
        <p>The application {{client}} asks for:</p>
        <ul>{{#scopes}}<li>{{.}}</li>{{/scopes}}</ul>
        <form method="post">
        {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">
        {{/fields}}
        {{#accounts}}<button class="account" name="account" value="{{account}}">{{name}}<small>{{account}}</small></button>
        {{/accounts}}
        <p><button name="account" value="">Cancel</button></p>
        </form>
        \(promise)
        """)

    private static let notePage = template("Sign-in", "<h1>{{title}}</h1><p>{{text}}</p>")

    private static let formPostPage = template(
        "Signing in",
        """
        <form method="post" action="{{address}}">{{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}
        <noscript><button>Continue</button></noscript></form><script>document.forms[0].submit()</script>
        """)
}
